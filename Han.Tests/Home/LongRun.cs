using DeviceEmulator.Devices;
using DeviceEmulator.Faults;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Commissioning;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.Home;

/// <summary>One home that lives for a long time with incidents by chance, and what is checked of it.</summary>
/// <param name="Fidelity">How much of the radio exists.</param>
/// <param name="Homes">How many homes.</param>
/// <param name="Time">How long each lives.</param>
/// <param name="Loss">Share of the frames that are lost.</param>
/// <param name="Seed">Of everything.</param>
internal sealed record LongRun(HomeFidelity Fidelity, int Homes, TimeSpan Time, double Loss, ulong Seed)
{
    /// <summary>After the end of an event until its last report is due: randomisation, and reports that are late by fault.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(45);

    private int _events;
    private int _reports;
    private int _steady;

    /// <summary>Events sent; reports of devices; pairs of event and device of which the whole course was due.</summary>
    public (int Events, int Reports, int Steady) Counts => (_events, _reports, _steady);

    public void Run()
    {
        for (int home = 0; home < Homes; home++)
        {
            RunHome((ulong)home);
        }
    }

    private void RunHome(ulong number)
    {
        HomeRig rig = new(Fidelity, new AirOptions(Loss), Seed + number, Devices(number));
        HomeWatch watch = new(rig);
        rig.Up();
        long energy = rig.Home.Meter.CurrentWattHours;
        int hours = (int)Time.TotalHours;
        for (uint hour = 0; hour < hours; hour++)
        {
            Incident(rig, watch, number, hour);
            rig.Run(TimeSpan.FromHours(1));
            Assert.True(rig.Home.Meter.CurrentWattHours >= energy, "The register ran backwards.");
            energy = rig.Home.Meter.CurrentWattHours;
            Assert.True(rig.Agenda.Count < 500, $"{rig.Agenda.Count} timers.");
            rig.Lines.Clear();
        }

        watch.Mend();
        rig.Run(TimeSpan.FromHours(3));
        Assert.All(rig.Home.Devices, d => Assert.True(d.Way.State == CommissioningState.Running, $"{d.Name} of home {number}: {d.Way.Said}"));
        watch.Check(Margin);
        Assert.True(Fidelity != HomeFidelity.Radio || rig.Counters.Frames > 1000, $"{rig.Counters.Frames} secured frames.");
        (_events, _reports, _steady) = (_events + watch.Events, _reports + watch.Reports, _steady + watch.Steady);
    }

    private HomeDeviceOptions[] Devices(ulong number) =>
    [
        HomeRig.Thermostat() with { Faults = FaultOf(number, 0), Users = new UserModel(0.2) },
        HomeRig.WaterHeater() with { Faults = FaultOf(number, 1), Users = new UserModel(0.1) },
        HomeRig.Display(),
    ];

    private Faults FaultOf(ulong number, uint device) => Chance.Below(Draw(number, 1_000_000 + device), 12) switch
    {
        0 => new Faults(Misbehaviour.LateReport, ReportDelay: TimeSpan.FromMinutes(10)),
        1 => new Faults(Misbehaviour.NoDefaultResponse),
        2 => new Faults(Misbehaviour.WrongSequence),
        3 => new Faults(Misbehaviour.EventTableOfOne),
        _ => Faults.None,
    };

    private void Incident(HomeRig rig, HomeWatch watch, ulong number, uint hour)
    {
        HomeDevice device = rig.Home.Devices[Chance.Below(Draw(number, (hour * 8) + 1), rig.Home.Devices.Count)];
        int within = Chance.Below(Draw(number, (hour * 8) + 2), 40);
        switch (Chance.Below(Draw(number, hour * 8), 16))
        {
            case < 6:
                watch.Send(rig.Event(startsInMinutes: within, minutes: (ushort)(10 + (within * 2))));
                break;
            case 6:
                watch.Send(rig.Event(startsInMinutes: 20, minutes: 30) with { EventControl = EventControl.RandomizeStart });
                rig.Run(TimeSpan.FromMinutes(within));
                watch.Cancel();
                break;
            case 7:
                watch.Disturb(device, () => device.PowerOff(loseState: false), device.PowerOn, TimeSpan.FromMinutes(within));
                break;
            case 8:
                watch.Disturb(device, () => device.PowerOff(loseState: true), device.PowerOn, TimeSpan.FromMinutes(within));
                rig.Home.Esi.Open(TimeSpan.FromHours(2));
                break;
            case 9:
                watch.Disturb(device, () => device.Move(away: true), () => device.Move(away: false), TimeSpan.FromMinutes(within));
                break;
            case 10:
                watch.DisturbAll(() => rig.Home.Esi.PowerOff(loseState: false), rig.Home.Esi.PowerOn, TimeSpan.FromMinutes(within));
                break;
            case 11:
                rig.Home.Esi.RotateKey();
                break;
            default:
                break;
        }
    }

    private ulong Draw(ulong number, uint n) => Chance.Draw(Seed, number, 0, (DrawPurpose)10_000, n);
}
