using DeviceEmulator.Air;
using DeviceEmulator.Devices;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.Home;

/// <summary>A home on virtual time, whose journal is kept.</summary>
internal sealed class HomeRig
{
    public static readonly MarketTime Start = new(1_800_000_000_000);
    public static readonly Eui64 EsiAddress = new(0x0200_0000_0000_0001);

    public HomeRig(params HomeDeviceOptions[] devices)
        : this(HomeFidelity.Application, default, 7, devices)
    {
    }

    public HomeRig(HomeFidelity fidelity, AirOptions air, ulong seed, params HomeDeviceOptions[] devices)
        : this(fidelity, air, seed, [], devices)
    {
    }

    /// <summary>The same, with somebody who is shown every frame, at radio fidelity.</summary>
    /// <param name="wrap">Puts something between the devices and their radios.</param>
    public HomeRig(
        HomeFidelity fidelity, AirOptions air, ulong seed, IReadOnlyList<IAirTap> taps, HomeDeviceOptions[] devices, Func<IHomeRadio, IHomeRadio>? wrap = null)
    {
        Agenda.Enter(Start);
        IHomeRadio radios = fidelity == HomeFidelity.Radio ? new AirHomeRadio(Agenda, air, seed, null, null, taps) : new ApplicationHomeRadio(Agenda, air, seed);
        Radios = wrap?.Invoke(radios) ?? radios;
        Home = new EmulatedHome(Agenda, Radios, new HomeOptions(seed, EsiAddress, devices), Lines.Add, Ledger);
    }

    public IHomeRadio Radios { get; }

    public Agenda Agenda { get; } = new();

    public DeviceLedger Ledger { get; } = new();

    public List<JournalLine> Lines { get; } = [];

    public EmulatedHome Home { get; }

    public HomeDevice Pct => Home.Find("thermostat")!;

    public static HomeDeviceOptions Thermostat(ulong n = 0x11, string name = "thermostat") =>
        Device(name, n, DeviceKind.Thermostat, DeviceClass.HvacCompressorOrFurnace);

    public static HomeDeviceOptions WaterHeater(ulong n = 0x21, string name = "heater") => Device(name, n, DeviceKind.LoadControl, DeviceClass.WaterHeater);

    public static HomeDeviceOptions Display(ulong n = 0x31, string name = "display") => Device(name, n, DeviceKind.InHomeDisplay, DeviceClass.None);

    public static HomeDeviceOptions Extender(ulong n = 0x41, string name = "extender") => Device(name, n, DeviceKind.RangeExtender, DeviceClass.None);

    /// <summary>An event for every class, without randomisation.</summary>
    public LoadControlEvent Event(double startsInMinutes = 0, ushort minutes = 60, CriticalityLevel level = CriticalityLevel.Level1) => new(
        Home.NextId(), DeviceClass.All, 0, startsInMinutes == 0 ? SepTime.Now : Agenda.Now.Plus(TimeSpan.FromMinutes(startsInMinutes)).ToSep(), minutes, level,
        20, 20, short.MinValue, short.MinValue, -128, 40, EventControl.None);

    /// <summary>The ESI is on, its window open, all devices are on and in service.</summary>
    public HomeRig Up()
    {
        Home.Esi.PowerOn();
        Home.Esi.Open(TimeSpan.FromMinutes(30));
        Run(TimeSpan.FromSeconds(5));
        foreach (HomeDevice device in Home.Devices)
        {
            device.PowerOn();
        }

        return Run(TimeSpan.FromMinutes(10));
    }

    public HomeRig Run(TimeSpan time)
    {
        MarketTime until = Agenda.Now.Plus(time);
        while (Agenda.TryStep(until))
        {
        }

        Agenda.Enter(until);
        return this;
    }

    /// <summary>What a node of the home did, in words.</summary>
    public string[] SaidBy(string who) => [.. Lines.Where(l => l.Who == who).Select(l => l.Text)];

    private static HomeDeviceOptions Device(string name, ulong n, DeviceKind kind, DeviceClass deviceClass)
    {
        DeviceSpec spec = new(new Eui64(0x0200_0000_0000_1000UL + n), kind, deviceClass, 0);
        return new HomeDeviceOptions(name, spec, HomeCodes.Seeded(7, spec.Address));
    }
}
