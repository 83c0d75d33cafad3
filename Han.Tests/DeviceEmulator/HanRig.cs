using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Profile;
using DeviceEmulator.Radio;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;
using EsiNode = DeviceEmulator.Esi.Esi;

namespace Han.Tests.DeviceEmulator;

/// <summary>One ESI and its devices on the application radio, stepped by hand from minute 0.</summary>
internal sealed class HanRig : IEsiUplink
{
    public static readonly MarketTime Start = new(1_800_000_000_000);
    public static readonly Eui64 EsiAddress = new(0x0200_0000_0000_0001);

    public readonly Agenda Agenda = new();
    public readonly DeviceLedger Ledger = new();
    public readonly EsiNode Esi;
    public readonly TappedAps Tap;
    public readonly List<DrlcClient> Devices = [];
    public readonly List<string> Up = [];

    /// <summary>What the ESI sent, with the ZCL header.</summary>
    public readonly List<(Eui64 Device, byte[] Frame)> Down = [];

    private readonly HanNetwork _network;

    public HanRig(params DeviceSpec[] devices)
        : this(11, devices)
    {
    }

    public HanRig(ulong seed, params DeviceSpec[] devices)
        : this(Interpretation.Default, seed, devices)
    {
    }

    public HanRig(Interpretation rules, params DeviceSpec[] devices)
        : this(rules, 11, devices)
    {
    }

    /// <param name="late">The devices are known to the ESI and come into the network by <see cref="Join"/>.</param>
    public HanRig(
        Interpretation rules, ulong seed, DeviceSpec[] devices, SepRevision revision = SepRevision.Se10, bool late = false, bool clocks = true)
    {
        Agenda.Enter(Start);
        devices = [.. devices.Select(d => d with { HasClock = clocks })];
        _network = new HanNetwork(new ApplicationRadio(Agenda), devices.Length + 1);
        Tap = new TappedAps(Agenda, _network);
        JoinedDevice[] joined = [.. devices.Select(d => new JoinedDevice(d.Address, d.IsLoadControlClient, d.HasClock))];
        Esi = new EsiNode(new EsiDesk(Agenda, this) { Interpretation = rules }, new EsiTap(_network, Down), EsiAddress, joined);
        _network.Join(Esi);
        DeviceBench bench = new(Agenda, seed, UserModel.Obedient, Ledger) { Interpretation = rules, Revision = revision };
        foreach (DeviceSpec device in devices.Where(d => d.IsLoadControlClient))
        {
            DrlcClient client = device.Kind == DeviceKind.Thermostat
                ? new SetPointClient(bench, Tap, EsiAddress, device)
                : new SwitchedLoadClient(bench, Tap, EsiAddress, device);
            Devices.Add(client);
            if (!late)
            {
                _network.Join(client);
            }
        }
    }

    /// <summary>The first device.</summary>
    public DrlcClient Device => Devices[0];

    /// <summary>What the first device said, in order: two hex digits of a report, or "ok".</summary>
    public string Said => SaidBy(Device.Address);

    public long Minute => (Agenda.Now.Milliseconds - Start.Milliseconds) / 60_000;

    public LedgerEntry Row => Assert.Single(Ledger.ToArray());

    public static DeviceSpec Load(int n = 1, DeviceClass deviceClass = DeviceClass.WaterHeater, byte group = 0) =>
        new(new Eui64(0x0200_0000_0000_1000UL + (ulong)n), DeviceKind.LoadControl, deviceClass, group);

    public static DeviceSpec Pct(int n = 1) =>
        new(new Eui64(0x0200_0000_0000_1000UL + (ulong)n), DeviceKind.Thermostat, DeviceClass.HvacCompressorOrFurnace, 0);

    /// <summary>A market moment by its minute.</summary>
    public static MarketTime At(double minute) => Start.Plus(TimeSpan.FromMinutes(minute));

    /// <summary>An event for every class from minute 60 on for an hour, with a duty cycle of 40 % and without randomisation.</summary>
    public static LoadControlEvent Event(uint id = 1, double starts = 60) => new(
        id, DeviceClass.All, 0, At(starts).ToSep(), 60, CriticalityLevel.Level1, 255, 255, short.MinValue, short.MinValue, -128, 40, EventControl.None);

    public static CancelLoadControlEvent Cancel(uint id = 1, CancelControl control = CancelControl.EndAtOnce) =>
        new(id, DeviceClass.All, 0, control, SepTime.Now);

    public string SaidBy(Eui64 device) => string.Join(' ', Tap.Frames.Where(f => f.Device == device).Select(Text));

    /// <summary>What the first device said to one ESI.</summary>
    public string SaidTo(Eui64 esi) => string.Join(' ', Tap.Frames.Where(f => f.Device == Device.Address && f.To == esi).Select(Text));

    public ReportEventStatus Report(EventStatus status) =>
        Assert.Single(Tap.Frames, f => f.Report?.EventStatus == status).Report!.Value;

    /// <summary>Delivers a command, perhaps changed in its octets, and runs what it sets off until the reports are out.</summary>
    public HanRig Send<T>(T command, uint order = 1, Eui64 device = default, Action<byte[]>? change = null)
        where T : struct, ISepCommand<T>
    {
        byte[] octets = new byte[64];
        WireWriter w = new(octets);
        command.Write(ref w);
        octets = octets[..w.Length];
        change?.Invoke(octets);
        EsiCommand? decoded = EsiCommand.Decode((ushort)ClusterId.Drlc, T.Key.CommandId, octets, out string problem);
        Assert.True(decoded is not null, problem);
        Esi.Deliver(decoded, new OrderTag(order, 0), device);
        return Settle();
    }

    /// <summary>The first device hears a command of some ESI, around the radio.</summary>
    public HanRig Hear<T>(T command, Eui64 esi)
        where T : struct, ISepCommand<T>
    {
        byte[] frame = new byte[64];
        int length = ZclFrame.Write(frame, 0x77, disableDefaultResponse: false, command);
        Device.OnIndication(
            new ApsAddress(esi, ApsAddress.EmulatedEndpoint, Device.Address, ApsAddress.EmulatedEndpoint, ClusterId.Drlc), frame.AsSpan(0, length));
        return Settle();
    }

    /// <summary>The late devices come into the network.</summary>
    public void Join() => Devices.ForEach(_network.Join);

    /// <summary>The first device asks for its events.</summary>
    public HanRig Ask(SepTime from = default, byte atMost = 0)
    {
        Down.Clear();
        Device.AskForScheduledEvents(from, atMost);
        return Settle();
    }

    /// <summary>Runs what is due now.</summary>
    public HanRig Settle()
    {
        while (Agenda.TryStep(Agenda.Now))
        {
        }

        return this;
    }

    /// <summary>Runs to a minute, all of it included.</summary>
    public HanRig To(double minute)
    {
        while (Agenda.TryStep(At(minute)))
        {
        }

        Agenda.Enter(At(minute));
        return this;
    }

    public void OnStored(EsiNode esi, OrderTag tag, int count) => Up.Add($"{tag.Order} stored {count}");

    public void OnNothingToCancel(EsiNode esi, OrderTag tag) => Up.Add($"{tag.Order} nothing");

    public void OnRefused(EsiNode esi, OrderTag tag) => Up.Add($"{tag.Order} refused");

    public void OnSettled(EsiNode esi, OrderTag tag, Eui64 device) => Up.Add($"{tag.Order} {device.Value & 0xFF:X} settled");

    public void OnNotConfirmed(EsiNode esi, OrderTag tag, Eui64 device, bool isReplaced) =>
        Up.Add($"{tag.Order} {device.Value & 0xFF:X} {(isReplaced ? "replaced" : "not confirmed")}");

    public void OnDeviceFrame(EsiNode esi, OrderTag tag, Eui64 device, ReadOnlySpan<byte> frame)
    {
        byte[] octets = frame.ToArray();
        TappedAps.Sent sent = Tap.Frames.Last(f => f.Device == device && f.Frame.SequenceEqual(octets));
        Up.Add($"{tag.Order} {device.Value & 0xFF:X} {Text(sent)}");
    }

    private static string Text(TappedAps.Sent frame) => frame.Report is ReportEventStatus r
        ? ((byte)r.EventStatus).ToString("X2", null)
        : frame.Answer is null ? "ask"
        : frame.Answer.Value.Status == ZclStatus.Success ? "ok" : frame.Answer.Value.Status.ToString();

    private sealed class EsiTap(IApsService radio, List<(Eui64 Device, byte[] Frame)> down) : IApsService
    {
        public StackCapabilities Capabilities => radio.Capabilities;

        public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu)
        {
            down.Add((address.Destination, asdu.ToArray()));
            return radio.Send(address, asdu);
        }
    }
}
