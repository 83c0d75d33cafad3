using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>
/// The header of a MAC frame (IEEE 802.15.4-2003 and -2006), 3 to 23 octets. The addressing modes are those of the two addresses.
/// </summary>
/// <param name="FrameType">What kind of frame it is.</param>
/// <param name="Sequence">Data sequence number; a beacon's counts beacons, and an acknowledgement copies that of the frame it answers.</param>
/// <param name="Destination">No address in beacons and acknowledgements.</param>
/// <param name="Source">No address in acknowledgements and beacon requests.</param>
/// <param name="AcknowledgementRequest">The receiver answers with an acknowledgement.</param>
/// <param name="FramePending">More data waits at the sender: the answer to a data request when there is some.</param>
/// <param name="PanIdCompression">The source PAN id is left out. Needs two addresses of the same PAN.</param>
/// <param name="Version">0 (2003 edition) or 1 (2006).</param>
public readonly record struct MacHeader(
    MacFrameType FrameType,
    byte Sequence,
    MacAddress Destination = default,
    MacAddress Source = default,
    bool AcknowledgementRequest = false,
    bool FramePending = false,
    bool PanIdCompression = false,
    byte Version = 0)
{
    /// <summary>Octets of the longest header: two EUI-64s, each with its PAN id.</summary>
    public const int MaxSize = 23;

    private const int FixedSize = MacFrameControl.Size + 1;

    /// <summary>Octets on the wire.</summary>
    public int Size => SizeOf(new MacFrameControl(this));

    /// <summary>A data frame between two short addresses of one PAN, as every unicast and broadcast of the network layer travels.</summary>
    public static MacHeader Data(ushort panId, ushort destination, ushort source, byte sequence, bool acknowledgementRequest) => new(
        MacFrameType.Data, sequence, MacAddress.Short(panId, destination), MacAddress.Short(panId, source), acknowledgementRequest, PanIdCompression: true);

    /// <summary>The acknowledgement of a frame.</summary>
    public static MacHeader Ack(byte sequence, bool framePending) => new(MacFrameType.Ack, sequence, FramePending: framePending);

    /// <summary>Reads the header; what is left in the reader is the payload.</summary>
    public static FrameError Read<TTrace>(ref WireReader<TTrace> r, out MacHeader header) where TTrace : struct, ITraceMode
    {
        header = default;
        if (r.Tail.Length < FixedSize)
        {
            r.Fail();
            return FrameError.Truncated;
        }

        MacFrameControl control = new((ushort)(r.Tail[0] | (r.Tail[1] << 8)));
        FrameError error = Judge(control);
        if (error == FrameError.None && r.Tail.Length < SizeOf(control))
        {
            error = FrameError.Truncated;
        }

        if (error != FrameError.None)
        {
            r.Fail();
            return error;
        }

        FixedReader<TTrace> f = r.Fixed(SizeOf(control));
        _ = f.U16("FrameControl");
        byte sequence = f.U8(nameof(Sequence));
        MacAddress destination = ReadAddress(ref f, control.DestinationMode, null, "DestinationPanId", "DestinationAddress");
        MacAddress source = ReadAddress(ref f, control.SourceMode, control.PanIdCompression ? destination.PanId : null, "SourcePanId", "SourceAddress");
        header = new MacHeader(
            control.FrameType, sequence, destination, source, control.AcknowledgementRequest, control.FramePending, control.PanIdCompression, control.Version);
        return FrameError.None;
    }

    /// <exception cref="ArgumentException">PAN id compression without two addresses of one PAN, a version above 1, or a buffer too small.</exception>
    public void Write(ref WireWriter w)
    {
        MacFrameControl control = new(this);
        if (Judge(control) is not FrameError.None and FrameError error)
        {
            throw new ArgumentException($"This is not a header that may be sent: {error}.");
        }

        if (PanIdCompression && Source.PanId != Destination.PanId)
        {
            throw new ArgumentException("PAN id compression needs one PAN id for both addresses.");
        }

        FixedWriter f = w.Fixed(SizeOf(control));
        f.U16(control.Bits);
        f.U8(Sequence);
        WriteAddress(ref f, Destination, withPanId: true);
        WriteAddress(ref f, Source, withPanId: !PanIdCompression);
    }

    private static FrameError Judge(MacFrameControl control)
    {
        bool both = control.DestinationMode != MacAddressMode.None && control.SourceMode != MacAddressMode.None;
        return control.FrameType > MacFrameType.Command ? FrameError.UnknownFrameType
            : control.Version > 1 ? FrameError.UnknownVersion
            : control.Security ? FrameError.MacSecurity
            : (int)control.DestinationMode == 1 || (int)control.SourceMode == 1 ? FrameError.ReservedAddressingMode
            : control.PanIdCompression && !both ? FrameError.CompressionWithoutAddresses
            : FrameError.None;
    }

    private static int SizeOf(MacFrameControl control) => FixedSize
        + (control.DestinationMode == MacAddressMode.None ? 0 : sizeof(ushort) + MacAddress.SizeOf(control.DestinationMode))
        + (control.SourceMode == MacAddressMode.None ? 0 : (control.PanIdCompression ? 0 : sizeof(ushort)) + MacAddress.SizeOf(control.SourceMode));

    private static MacAddress ReadAddress<TTrace>(ref FixedReader<TTrace> f, MacAddressMode mode, ushort? impliedPanId, string panName, string name)
        where TTrace : struct, ITraceMode
    {
        if (mode == MacAddressMode.None)
        {
            return default;
        }

        ushort panId = impliedPanId ?? f.U16(panName);
        return mode == MacAddressMode.Short ? MacAddress.Short(panId, f.U16(name)) : MacAddress.Extended(panId, f.Eui64(name));
    }

    private static void WriteAddress(ref FixedWriter f, MacAddress address, bool withPanId)
    {
        if (address.Mode == MacAddressMode.None)
        {
            return;
        }

        if (withPanId)
        {
            f.U16(address.PanId);
        }

        if (address.Mode == MacAddressMode.Short)
        {
            f.U16(address.ShortAddress);
        }
        else
        {
            f.Eui64(address.ExtendedAddress);
        }
    }
}
