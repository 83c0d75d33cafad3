using DeviceEmulator.Esi;
using DeviceEmulator.Profile;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;
using EsiNode = DeviceEmulator.Esi.Esi;

namespace Han.Tests.DeviceEmulator;

/// <summary>An ESI whose stack is the test: it says what becomes of every frame, and what devices answer.</summary>
internal sealed class EsiOnHandAps : IApsService, IEsiUplink
{
    private int _next = 1000;
    private byte _sequence = 0x40;

    public EsiOnHandAps(params Eui64[] devices) : this(Interpretation.Default, devices)
    {
    }

    public EsiOnHandAps(Interpretation interpretation, params Eui64[] devices)
    {
        Agenda.Enter(HanRig.Start);
        Esi = new EsiNode(new EsiDesk(Agenda, this) { Interpretation = interpretation }, this, HanRig.EsiAddress, [.. devices.Select(d => new JoinedDevice(d, true))]);
    }

    public static Eui64 One { get; } = new(0x0200_0000_0000_1001);

    public static Eui64 Two { get; } = new(0x0200_0000_0000_1002);

    public static Eui64 Three { get; } = new(0x0200_0000_0000_1003);

    public Agenda Agenda { get; } = new();

    public EsiNode Esi { get; }

    /// <summary>What becomes of a frame to a device, a moment later: Success unless a test says otherwise; null: nobody says.</summary>
    public Dictionary<Eui64, ApsStatus?> Fate { get; } = [];

    /// <summary>False: the stack takes nothing.</summary>
    public bool Takes { get; set; } = true;

    /// <summary>The endpoints of every device that are bound to what the ESI serves.</summary>
    public IReadOnlyList<byte> Bound { get; set; } = [];

    /// <summary>What the head-end was told of devices: the order, the device, "frame" or "settled".</summary>
    public List<(uint Order, Eui64 Device, string What)> Up { get; } = [];

    /// <summary>By order: how many devices an event is for, how many answers to a cancel are to come.</summary>
    public Dictionary<uint, int> Announced { get; } = [];

    /// <summary>Orders of which the ESI would have nothing.</summary>
    public List<uint> Refused { get; } = [];

    /// <summary>What was sent: the device, the command, its sequence number.</summary>
    public List<(Eui64 Device, string Command, byte Sequence)> Sent { get; } = [];

    public StackCapabilities Capabilities => StackCapabilities.ApplicationFidelity;

    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (!Takes)
        {
            return StackToken.None;
        }

        Assert.True(ZclFrame.TryRead(asdu, out ZclHeader header, out _));
        string command = header.FrameType == FrameType.ProfileWide ? "default"
            : address.Cluster is not ClusterId.Drlc ? address.Cluster.ToString()
            : header.CommandId == LoadControlEvent.Key.CommandId ? "event"
            : header.CommandId == CancelLoadControlEvent.Key.CommandId ? "cancel" : "cancel all";
        Sent.Add((address.Destination, command, header.Sequence));
        int token = _next++;
        if (!Fate.TryGetValue(address.Destination, out ApsStatus? fate) || fate is not null)
        {
            new LoopPost(Agenda).After(10, () => Esi.OnConfirm(token, fate ?? ApsStatus.Success));
        }

        return token;
    }

    /// <summary>The ESI is ordered something.</summary>
    public void Order<T>(T command, Eui64 device = default, uint order = 1) where T : struct, ISepCommand<T>
    {
        byte[] octets = new byte[64];
        WireWriter w = new(octets);
        command.Write(ref w);
        Esi.Deliver(EsiCommand.Decode((ushort)T.Key.Cluster, T.Key.CommandId, octets.AsMemory(0, w.Length), out _)!, new OrderTag(order, 0), device);
    }

    public int FindBound(Eui64 device, ClusterId cluster, Span<byte> endpoints)
    {
        for (int i = 0; i < Bound.Count; i++)
        {
            endpoints[i] = Bound[i];
        }

        return Bound.Count;
    }

    /// <summary>The ESI is given a price that holds until another does.</summary>
    public void Price()
    {
        PublishPrice price = new(
            1, new CharacterString(""), 3, SepTime.Now, UnitOfMeasure.KilowattHours, 840, 0x40, 0, SepTime.Now, PublishPrice.UntilChangedMinutes, 1200,
            PriceDetails.Unused);
        byte[] octets = new byte[96];
        WireWriter w = new(octets);
        price.Write(ref w);
        var command = (PriceCommand)EsiCommand.Decode((ushort)ClusterId.Price, PublishPrice.Key.CommandId, octets.AsMemory(0, w.Length), out _)!;
        Assert.Equal(PriceOutcome.Kept, Esi.Publish(command, new OrderTag(9, 0), default));
    }

    /// <summary>A device asks for its events; answers the commands that it is sent.</summary>
    public string Ask(Eui64 device, byte endpoint = ApsAddress.EmulatedEndpoint)
    {
        int before = Sent.Count;
        Says(device, _sequence++, new GetScheduledEvents(SepTime.Now, 0), endpoint: endpoint);
        Run(1);
        return string.Join(' ', Sent.Skip(before).Where(s => s.Device == device).Select(s => s.Command));
    }

    /// <summary>A device says that it is not concerned.</summary>
    public void SaysOk(Eui64 device, byte sequence, byte endpoint = ApsAddress.EmulatedEndpoint) => Answers(device, sequence, ZclStatus.Success, endpoint);

    /// <summary>A Default Response.</summary>
    public void Answers(Eui64 device, byte sequence, ZclStatus status, byte endpoint = ApsAddress.EmulatedEndpoint) =>
        Says(device, sequence, new DefaultResponse(LoadControlEvent.Key.CommandId, status), FrameType.ProfileWide, endpoint);

    public void Reports(Eui64 device, uint issuerEventId, EventStatus status, byte endpoint = ApsAddress.EmulatedEndpoint) => Says(
        device, _sequence++,
        new ReportEventStatus(
            issuerEventId, status, Agenda.Now.ToSep(), CriticalityLevel.Level1, short.MinValue, short.MinValue, -128, 0xFF, EventControl.None,
            SignatureType.None, EventSignature.None),
        endpoint: endpoint);

    public int EventsTo(Eui64 device) => Sent.Count(s => s.Device == device && s.Command == "event");

    public void Run(int seconds)
    {
        MarketTime until = Agenda.Now.Plus(TimeSpan.FromSeconds(seconds));
        while (Agenda.TryStep(until))
        {
        }

        Agenda.Enter(until);
    }

    void IEsiUplink.OnStored(EsiNode esi, OrderTag tag, int count) => Announced[tag.Order] = count;

    void IEsiUplink.OnRefused(EsiNode esi, OrderTag tag) => Refused.Add(tag.Order);

    void IEsiUplink.OnNothingToCancel(EsiNode esi, OrderTag tag)
    {
    }

    void IEsiUplink.OnDeviceFrame(EsiNode esi, OrderTag tag, Eui64 device, ReadOnlySpan<byte> frame) => Up.Add((tag.Order, device, "frame"));

    void IEsiUplink.OnSettled(EsiNode esi, OrderTag tag, Eui64 device) => Up.Add((tag.Order, device, "settled"));

    void IEsiUplink.OnNotConfirmed(EsiNode esi, OrderTag tag, Eui64 device, bool isReplaced)
    {
    }

    private void Says<T>(
        Eui64 device, byte sequence, T command, FrameType type = FrameType.ClusterSpecific, byte endpoint = ApsAddress.EmulatedEndpoint)
        where T : struct, ISepCommand<T>
    {
        byte[] frame = new byte[80];
        ZclHeader header = new(type, Direction.ClientToServer, sequence, T.Key.CommandId);
        WireWriter w = new(frame);
        header.Write(ref w);
        command.Write(ref w);
        Esi.OnIndication(
            new ApsAddress(device, endpoint, HanRig.EsiAddress, ApsAddress.EmulatedEndpoint, ClusterId.Drlc), frame.AsSpan(0, w.Length));
    }
}
