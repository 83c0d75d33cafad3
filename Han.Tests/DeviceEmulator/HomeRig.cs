using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Metering;
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

/// <summary>A home at a desk: an ESI with all its servers and a meter, and in-home devices with load models, on the application radio.</summary>
internal sealed class HomeRig : IEsiUplink
{
    /// <summary>An afternoon in July: 15:00 on the wall.</summary>
    public static readonly MarketTime Summer = MarketTime.From(new DateTimeOffset(2027, 7, 15, 20, 0, 0, TimeSpan.Zero));

    /// <summary>A morning in January: 4:00 on the wall.</summary>
    public static readonly MarketTime Winter = MarketTime.From(new DateTimeOffset(2027, 1, 15, 10, 0, 0, TimeSpan.Zero));

    public static readonly Eui64 EsiAddress = HanRig.EsiAddress;

    public readonly Agenda Agenda = new();
    public readonly ElectricMeter Meter;
    public readonly EsiNode Esi;
    public readonly List<InHomeDevice> Devices = [];

    /// <summary>Every frame of the home, in order.</summary>
    public readonly List<Frame> Frames = [];

    private readonly HanNetwork _network;
    private readonly Tap _tap;
    private readonly MarketTime _start;
    private byte _sequence = 0x40;

    public HomeRig(params (DeviceSpec Spec, DeviceOptions? Options)[] devices)
        : this(Summer, devices)
    {
    }

    public HomeRig(
        MarketTime start, (DeviceSpec Spec, DeviceOptions? Options)[] devices, ulong seed = 11, SepRevision revision = SepRevision.Se11,
        EsiServerOptions? servers = null, UserModel? users = null, MeterOptions? meter = null)
    {
        _start = start;
        Agenda.Enter(start);
        _network = new HanNetwork(new ApplicationRadio(Agenda), devices.Length + 1);
        _tap = new Tap(this);
        Meter = new ElectricMeter(Agenda, new LoadShape(seed, EsiAddress, new Weather(seed)), meter);
        EsiDesk desk = new(Agenda, this)
        {
            Revision = revision,
            Servers = new EsiServers(Agenda, Meter, servers ?? new EsiServerOptions(revision)),
        };
        JoinedDevice[] joined = [.. devices.Select(d => InHomeDevices.Joined(d.Spec))];
        Esi = new EsiNode(desk, _tap, EsiAddress, joined);
        _network.Join(Esi);
        DeviceBench bench = new(Agenda, seed, users ?? UserModel.Obedient, null) { Revision = revision };
        foreach ((DeviceSpec spec, DeviceOptions? options) in devices)
        {
            InHomeDevice device = InHomeDevices.Make(bench, _tap, EsiAddress, spec, options);
            Devices.Add(device);
            Meter.Add(device.Load, device.IsClimate);
            _network.Join(device);
        }
    }

    public List<string> Up { get; } = [];

    public static DeviceSpec Pct { get; } = HanRig.Pct(1);

    public static DeviceSpec Heater { get; } = HanRig.Load(2);

    public static DeviceSpec Pump { get; } = HanRig.Load(3, DeviceClass.PoolPumpSpaJacuzzi);

    public static DeviceSpec Ev { get; } = HanRig.Load(4, DeviceClass.ElectricVehicle) with { Kind = DeviceKind.EvCharger };

    public static DeviceSpec Ihd { get; } = new(new Eui64(0x0200_0000_0000_1005), DeviceKind.InHomeDisplay, DeviceClass.None, 0);

    public static DeviceSpec Extender { get; } = new(new Eui64(0x0200_0000_0000_1006), DeviceKind.RangeExtender, DeviceClass.None, 0);

    public static DeviceSpec Dryer { get; } = HanRig.Load(7, DeviceClass.SmartAppliances) with { Kind = DeviceKind.SmartAppliance };

    public InHomeDevice Device => Devices[0];

    /// <summary>A moment by its minute since the start.</summary>
    public MarketTime At(double minute) => _start.Plus(TimeSpan.FromMinutes(minute));

    public LoadControlEvent Event(uint id, double starts, ushort minutes) => new(
        id, DeviceClass.All, 0, At(starts).ToSep(), minutes, CriticalityLevel.Level1, 255, 255, short.MinValue, short.MinValue, -128, 255, EventControl.None);

    /// <summary>Delivers a command and runs what it sets off now.</summary>
    public HomeRig Send<T>(T command, uint order = 1) where T : struct, ISepCommand<T>
    {
        byte[] octets = new byte[96];
        WireWriter w = new(octets);
        command.Write(ref w);
        EsiCommand? decoded = EsiCommand.Decode((ushort)T.Key.Cluster, T.Key.CommandId, octets.AsMemory(0, w.Length), out string problem);
        Assert.True(decoded is not null, problem);
        if (decoded is PriceCommand price)
        {
            Assert.Equal(PriceOutcome.Kept, Esi.Publish(price, new OrderTag(order, 0), default));
        }
        else
        {
            Esi.Deliver(decoded, new OrderTag(order, 0), default);
        }

        return Settle();
    }

    /// <summary>A frame of any kind from one node to another; what is answered to it, or null.</summary>
    public Frame? Ask<T>(Eui64 from, Eui64 to, ClusterId cluster, T command, Direction? direction = null, byte endpoint = 1, bool disable = false)
        where T : struct, ISepCommand<T>
    {
        byte[] frame = new byte[128];
        Direction usual = T.Key.FrameType == FrameType.ProfileWide ? Direction.ClientToServer : T.Key.Direction;
        int length = ZclFrame.Write(frame, ++_sequence, direction ?? usual, disable, command);
        return AskRaw(from, to, cluster, frame[..length], endpoint);
    }

    public Frame? AskRaw(Eui64 from, Eui64 to, ClusterId cluster, byte[] frame, byte endpoint = 1, ApsSecurity security = ApsSecurity.ByCluster)
    {
        int before = Frames.Count;
        _network.Send(new ApsAddress(from, 1, to, endpoint, cluster) { Security = security }, frame);
        Settle();
        return Frames.Skip(before).FirstOrDefault(f => f.From == to && f.To == from && f.Sequence == frame[1]);
    }

    /// <summary>Reads attributes: by id the status and the number, or the text.</summary>
    public Dictionary<ushort, string> Read(Eui64 from, Eui64 to, ClusterId cluster, Direction direction, byte endpoint, params ushort[] ids)
    {
        Frame answer = Ask(from, to, cluster, new ReadAttributes(new UInt16List(ids)), direction, endpoint)!;
        Assert.True(ZclFrame.TryDecode(answer.Payload, out ReadAttributesResponse read, out _));
        Assert.True(answer.Header.DisableDefaultResponse);
        Dictionary<ushort, string> values = [];
        foreach (AttributeRecord r in read.Attributes)
        {
            values[r.Id] = r.Status != ZclStatus.Success ? r.Status.ToString()
                : r.TryGetNumber(out long number) ? number.ToString(null, null)
                : r.Value.TryGetText(out ReadOnlySpan<byte> text) ? System.Text.Encoding.UTF8.GetString(text)
                : r.Value.TryGetOctets(out text) ? System.Text.Encoding.UTF8.GetString(text)
                : "none";
        }

        return values;
    }

    public Dictionary<ushort, string> ReadEsi(ClusterId cluster, params ushort[] ids) =>
        Read(Device.Address, EsiAddress, cluster, Direction.ClientToServer, 1, ids);

    public HomeRig Settle()
    {
        while (Agenda.TryStep(Agenda.Now))
        {
        }

        return this;
    }

    /// <summary>Runs to a minute, all of it included.</summary>
    public HomeRig To(double minute)
    {
        while (Agenda.TryStep(At(minute)))
        {
        }

        Agenda.Enter(At(minute));
        return this;
    }

    /// <summary>The statuses that a device reported, two hex digits each.</summary>
    public string Said(Eui64 device) => string.Join(' ', Frames.Where(f => f.From == device).Select(f => f.Report).Where(r => r is not null)
        .Select(r => ((byte)r!.Value.EventStatus).ToString("X2", null)));

    public void OnStored(EsiNode esi, OrderTag tag, int count) => Up.Add($"{tag.Order} stored {count}");

    public void OnRefused(EsiNode esi, OrderTag tag) => Up.Add($"{tag.Order} refused");

    public void OnNothingToCancel(EsiNode esi, OrderTag tag) => Up.Add($"{tag.Order} nothing");

    public void OnDeviceFrame(EsiNode esi, OrderTag tag, Eui64 device, ReadOnlySpan<byte> frame) =>
        Up.Add($"{tag.Order} {device.Value & 0xF} frame {frame[2]:X2}");

    public void OnSettled(EsiNode esi, OrderTag tag, Eui64 device) => Up.Add($"{tag.Order} settled");

    public void OnNotConfirmed(EsiNode esi, OrderTag tag, Eui64 device, bool isReplaced) => Up.Add($"{tag.Order} not confirmed");

    internal sealed record Frame(MarketTime At, Eui64 From, Eui64 To, ClusterId Cluster, byte[] Octets)
    {
        public ZclHeader Header => ZclFrame.TryRead(Octets, out ZclHeader header, out _) ? header : throw new InvalidOperationException("No ZCL frame.");

        public byte Sequence => Header.Sequence;

        public byte[] Payload => Octets[Header.Size..];

        /// <summary>The status of a Default Response; null for any other frame.</summary>
        public ZclStatus? Default =>
            Header.Announces<DefaultResponse>(Cluster) && ZclFrame.TryDecode(Payload, out DefaultResponse d, out _) ? d.Status : null;

        public ReportEventStatus? Report =>
            Header.Announces<ReportEventStatus>(Cluster) && ZclFrame.TryDecode(Payload, out ReportEventStatus r, out _) ? r : null;

        public T As<T>() where T : struct, ISepCommand<T>
        {
            Assert.True(Header.Announces<T>(Cluster), Header.ToString());
            Assert.True(ZclFrame.TryDecode(Payload, out T command, out _));
            return command;
        }
    }

    private sealed class Tap(HomeRig home) : IApsService
    {
        public StackCapabilities Capabilities => home._network.Capabilities;

        public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu)
        {
            Assert.InRange(asdu.Length, 3, Capabilities.LargestAsdu);
            home.Frames.Add(new Frame(home.Agenda.Now, address.Source, address.Destination, address.Cluster, asdu.ToArray()));
            return home._network.Send(address, asdu);
        }
    }
}
