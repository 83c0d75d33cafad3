using DeviceEmulator.Air;
using DeviceEmulator.Devices;
using DeviceEmulator.Faults;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Commissioning;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;

namespace Han.Tests.Home.LongRuns;

/// <summary>One home of a long run, and what may befall it: an event, a cancel, a power cut, a loss of memory, a device out of range, a new network key.</summary>
internal sealed class LongLife : IDisposable
{
    private const int MostTimers = 500;

    /// <summary>Journal lines, so that the list need not grow by and by.</summary>
    private const int LinesInHour = 1024;
    private const DrawPurpose IncidentDraw = (DrawPurpose)10_000;

    private readonly HomeFidelity _fidelity;
    private readonly ulong _seed;
    private readonly ulong _number;
    private readonly Findings _findings;
    private readonly CounterWatch _counters;
    private readonly AirCapture _capture = new(Stream.Null);
    private long _energy;
    private uint _hour;
    private long _incidents;

    public LongLife(HomeFidelity fidelity, double loss, ulong seed, ulong number, Findings findings)
    {
        (_fidelity, _seed, _number, _findings) = (fidelity, seed, number, findings);
        _counters = new CounterWatch(findings);
        Rig = new HomeRig(fidelity, new AirOptions(loss), seed + number, [_counters, _capture], Devices());
        Rig.Lines.EnsureCapacity(LinesInHour);
        Watch = new HomeWatch(Rig, findings, $"home {number}");
    }

    public HomeRig Rig { get; }

    public HomeWatch Watch { get; }

    public LongCounts Counts => Watch.Counts with { Frames = _capture.Frames, Incidents = _incidents };

    /// <summary>Of the capture so far.</summary>
    public string CaptureHash() => _capture.Hash();

    public void Dispose() => _capture.Dispose();

    public void Run(MarketTime until)
    {
        while (Rig.Agenda.Now < until)
        {
            Incident(_hour++);
            Rig.Run(TimeSpan.FromHours(1));
            Check();
        }
    }

    public void End()
    {
        Watch.Mend();
        Rig.Run(HomeWatch.Settling);
        foreach (HomeDevice device in Rig.Home.Devices)
        {
            if (device.Way.State != CommissioningState.Running)
            {
                _findings.Add($"home {_number}: {device.Name} is not in service: {device.Way.Said}");
            }
        }

        Check();
        if (_fidelity == HomeFidelity.Radio && _counters.Frames < 1000)
        {
            _findings.Add($"home {_number}: {_counters.Frames} secured frames are too few.");
        }
    }

    private void Check()
    {
        Watch.Settle();
        long energy = Rig.Home.Meter.CurrentWattHours;
        if (energy < _energy)
        {
            _findings.Add($"home {_number}: the register ran from {_energy} to {energy} Wh.");
        }

        if (Rig.Agenda.Count > MostTimers)
        {
            _findings.Add($"home {_number}: {Rig.Agenda.Count} timers.");
        }

        _energy = energy;
        Rig.Lines.Clear();
    }

    private HomeDeviceOptions[] Devices() =>
    [
        HomeRig.Thermostat() with { Faults = FaultOf(0), Users = new UserModel(0.2) },
        HomeRig.WaterHeater() with { Faults = FaultOf(1), Users = new UserModel(0.1) },
        HomeRig.Display(),
    ];

    private Faults FaultOf(uint device) => Chance.Below(Draw(1_000_000 + device), 12) switch
    {
        0 => new Faults(Misbehaviour.LateReport, ReportDelay: TimeSpan.FromMinutes(10)),
        1 => new Faults(Misbehaviour.NoDefaultResponse),
        2 => new Faults(Misbehaviour.WrongSequence),
        3 => new Faults(Misbehaviour.EventTableOfOne),
        _ => Faults.None,
    };

    private void Incident(uint hour)
    {
        HomeDevice device = Rig.Home.Devices[Chance.Below(Draw((hour * 8) + 1), Rig.Home.Devices.Count)];
        int within = Chance.Below(Draw((hour * 8) + 2), 40);
        int kind = Chance.Below(Draw(hour * 8), 16);
        _incidents += kind is >= 7 and <= 11 ? 1 : 0;
        switch (kind)
        {
            case < 6:
                Watch.Send(Rig.Event(startsInMinutes: within, minutes: (ushort)(10 + (within * 2))));
                break;
            case 6:
                Watch.Send(Rig.Event(startsInMinutes: 20, minutes: 30) with { EventControl = EventControl.RandomizeStart });
                Rig.Run(TimeSpan.FromMinutes(within));
                Watch.Cancel();
                break;
            case 7:
                Watch.Disturb(device, () => device.PowerOff(loseState: false), device.PowerOn, TimeSpan.FromMinutes(within));
                break;
            case 8:
                Watch.Disturb(device, () => device.PowerOff(loseState: true), device.PowerOn, TimeSpan.FromMinutes(within));
                Rig.Home.Esi.Open(TimeSpan.FromHours(2));
                break;
            case 9:
                Watch.Disturb(device, () => device.Move(away: true), () => device.Move(away: false), TimeSpan.FromMinutes(within));
                break;
            case 10:
                Watch.DisturbAll(() => Rig.Home.Esi.PowerOff(loseState: false), Rig.Home.Esi.PowerOn, TimeSpan.FromMinutes(within));
                break;
            case 11:
                Rig.Home.Esi.RotateKey();
                break;
            default:
                break;
        }
    }

    private ulong Draw(uint n) => Chance.Draw(_seed, _number, 0, IncidentDraw, n);
}
