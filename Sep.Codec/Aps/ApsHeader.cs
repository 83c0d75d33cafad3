using Sep.Codec.Wire;

namespace Sep.Codec.Aps;

/// <summary>
/// The header of an application support frame, 2 to 12 octets, without the auxiliary security header. Make one with <see cref="Data"/>,
/// <see cref="ToGroup"/>, <see cref="Command"/> and <see cref="Acknowledge"/>.
/// </summary>
/// <param name="FrameType">Data, command or acknowledgement.</param>
/// <param name="DeliveryMode">How the frame finds its endpoints; commands are unicasts or broadcasts.</param>
/// <param name="Counter">The sender's counter; an acknowledgement copies that of the frame it answers.</param>
/// <param name="DestinationEndpoint">0 is the device profile, 255 all endpoints; 0 in a group frame or a command, which have none.</param>
/// <param name="Group">The group, in a group frame; 0 otherwise.</param>
/// <param name="Cluster">What the payload is about; 0 in a command.</param>
/// <param name="Profile">Whose cluster that is; 0 in a command.</param>
/// <param name="SourceEndpoint">The sender's endpoint; 0 in a command.</param>
/// <param name="Security">An auxiliary header follows, and the payload is encrypted.</param>
/// <param name="AckRequest">The receiver answers with an acknowledgement.</param>
/// <param name="AckFormat">The acknowledgement of a command, without endpoints.</param>
/// <param name="ExtendedHeader">Present in fragmented transmissions.</param>
public readonly record struct ApsHeader(
    ApsFrameType FrameType,
    ApsDeliveryMode DeliveryMode,
    byte Counter,
    byte DestinationEndpoint = 0,
    ushort Group = 0,
    ushort Cluster = 0,
    ushort Profile = 0,
    byte SourceEndpoint = 0,
    bool Security = false,
    bool AckRequest = false,
    bool AckFormat = false,
    ApsExtendedHeader? ExtendedHeader = null)
{
    /// <summary>Octets of the longest header: a group frame or an acknowledgement with an extended header.</summary>
    public const int MaxSize = 12;

    private const int CommandSize = 2;
    private const int AddressedSize = 8;

    /// <summary>Octets on the wire.</summary>
    public int Size => SizeOf(new ApsFrameControl(this))
        + (ExtendedHeader is ApsExtendedHeader extended ? ApsExtendedHeader.SizeOf(extended.Fragmentation, IsAck) : 0);

    private bool IsAck => FrameType == ApsFrameType.Ack;

    /// <summary>A unicast from endpoint to endpoint.</summary>
    public static ApsHeader Data(byte destinationEndpoint, ushort cluster, ushort profile, byte sourceEndpoint, byte counter, bool ackRequest = false) =>
        new(ApsFrameType.Data, ApsDeliveryMode.Unicast, counter, destinationEndpoint, 0, cluster, profile, sourceEndpoint, AckRequest: ackRequest);

    /// <summary>A frame to all endpoints of a group.</summary>
    public static ApsHeader ToGroup(ushort group, ushort cluster, ushort profile, byte sourceEndpoint, byte counter) =>
        new(ApsFrameType.Data, ApsDeliveryMode.Group, counter, 0, group, cluster, profile, sourceEndpoint);

    /// <summary>A command of this layer, to one device.</summary>
    public static ApsHeader Command(byte counter, bool ackRequest = false) =>
        new(ApsFrameType.Command, ApsDeliveryMode.Unicast, counter, AckRequest: ackRequest);

    /// <summary>
    /// The acknowledgement of a received data or command frame, its endpoints exchanged; of a fragment, one that says that this block came.
    /// </summary>
    public static ApsHeader Acknowledge(in ApsHeader received) => new(
        ApsFrameType.Ack,
        ApsDeliveryMode.Unicast,
        received.Counter,
        received.SourceEndpoint,
        0,
        received.Cluster,
        received.Profile,
        received.DestinationEndpoint,
        received.Security,
        AckFormat: received.FrameType == ApsFrameType.Command,
        ExtendedHeader: received.ExtendedHeader is ApsExtendedHeader block ? Fragments.Acknowledge(block) : null);

    /// <summary>Reads the header; what is left in the reader is the auxiliary header or the payload.</summary>
    public static FrameError Read<TTrace>(ref WireReader<TTrace> r, out ApsHeader header) where TTrace : struct, ITraceMode
    {
        header = default;
        ApsFrameControl control = new(r.More ? r.Tail[0] : (byte)0);
        FrameError error = r.Tail.Length < CommandSize ? FrameError.Truncated : Judge(control);
        int size = SizeOf(control);
        if (error == FrameError.None && r.Tail.Length < size)
        {
            error = FrameError.Truncated;
        }

        if (error != FrameError.None)
        {
            r.Fail();
            return error;
        }

        FixedReader<TTrace> f = r.Fixed(size);
        _ = f.U8("FrameControl");
        header = ReadFixed(ref f, control);
        if (control.ExtendedHeader)
        {
            header = header with { ExtendedHeader = ReadExtended(ref r, header.IsAck, ref error) };
        }

        return error;
    }

    /// <exception cref="ArgumentException">The frame type is not of this header, a field has no place in it, or the buffer is too small.</exception>
    public void Write(ref WireWriter w)
    {
        ApsFrameControl control = new(this);
        if (Judge(control) is not FrameError.None and FrameError error)
        {
            throw new ArgumentException($"This is not a header that may be sent: {error}.");
        }

        RequirePlace(control);
        FixedWriter f = w.Fixed(Size);
        f.U8(control.Bits);
        if (control.IsAddressed)
        {
            if (DeliveryMode == ApsDeliveryMode.Group)
            {
                f.U16(Group);
            }
            else
            {
                f.U8(DestinationEndpoint);
            }

            f.U16(Cluster);
            f.U16(Profile);
            f.U8(SourceEndpoint);
        }

        f.U8(Counter);
        if (ExtendedHeader is ApsExtendedHeader extended)
        {
            WriteExtended(ref f, extended);
        }
    }

    private static FrameError Judge(ApsFrameControl control) =>
        control.FrameType == ApsFrameType.InterPan ? FrameError.InterPan
        : (int)control.DeliveryMode == 1 ? FrameError.UnknownDeliveryMode
        : control.FrameType != ApsFrameType.Data && control.DeliveryMode == ApsDeliveryMode.Group ? FrameError.UnknownDeliveryMode
        : FrameError.None;

    /// <summary>Octets before the extended header.</summary>
    private static int SizeOf(ApsFrameControl control) =>
        !control.IsAddressed ? CommandSize : control.DeliveryMode == ApsDeliveryMode.Group ? AddressedSize + 1 : AddressedSize;

    /// <summary>What follows the control octet, up to the counter.</summary>
    private static ApsHeader ReadFixed<TTrace>(ref FixedReader<TTrace> f, ApsFrameControl control) where TTrace : struct, ITraceMode
    {
        bool toGroup = control.IsAddressed && control.DeliveryMode == ApsDeliveryMode.Group;
        byte endpoint = control.IsAddressed && !toGroup ? f.U8(nameof(DestinationEndpoint)) : (byte)0;
        ushort group = toGroup ? f.U16(nameof(Group)) : (ushort)0;
        ushort cluster = control.IsAddressed ? f.U16(nameof(Cluster)) : (ushort)0;
        ushort profile = control.IsAddressed ? f.U16(nameof(Profile)) : (ushort)0;
        byte source = control.IsAddressed ? f.U8(nameof(SourceEndpoint)) : (byte)0;
        return new ApsHeader(
            control.FrameType, control.DeliveryMode, f.U8(nameof(Counter)), endpoint, group, cluster, profile, source,
            control.Security, control.AckRequest, control.AckFormat);
    }

    private static ApsExtendedHeader? ReadExtended<TTrace>(ref WireReader<TTrace> r, bool isAck, ref FrameError error)
        where TTrace : struct, ITraceMode
    {
        byte control = r.U8("ExtendedFrameControl");
        ApsFragmentation fragmentation = (ApsFragmentation)(control & 3);
        if (fragmentation > ApsFragmentation.Part)
        {
            error = FrameError.UnknownFragmentation;
            r.Fail();
            return null;
        }

        bool isFragment = fragmentation != ApsFragmentation.None;
        byte block = isFragment ? r.U8("BlockNumber") : (byte)0;
        byte acks = isFragment && isAck ? r.U8("AckBitfield") : (byte)0;
        error = r.Failed ? FrameError.Truncated : FrameError.None;
        return new ApsExtendedHeader(fragmentation, block, acks);
    }

    private void WriteExtended(ref FixedWriter f, ApsExtendedHeader extended)
    {
        f.U8((byte)extended.Fragmentation);
        if (extended.Fragmentation == ApsFragmentation.None)
        {
            return;
        }

        f.U8(extended.Block);
        if (IsAck)
        {
            f.U8(extended.AckBitfield);
        }
    }

    private void RequirePlace(ApsFrameControl control)
    {
        bool toGroup = DeliveryMode == ApsDeliveryMode.Group;
        bool strays = (toGroup ? DestinationEndpoint : Group) != 0
            || (!control.IsAddressed && (DestinationEndpoint | Cluster | Profile | SourceEndpoint) != 0)
            || (ExtendedHeader is ApsExtendedHeader extended && Strays(extended));
        if (strays)
        {
            throw new ArgumentException("A field is set that this kind of frame does not have.");
        }
    }

    private bool Strays(ApsExtendedHeader extended) =>
        extended.Fragmentation > ApsFragmentation.Part
        || (extended.Fragmentation == ApsFragmentation.None && (extended.Block | extended.AckBitfield) != 0)
        || (!IsAck && extended.AckBitfield != 0);
}
