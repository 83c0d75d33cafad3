using Sep.Codec.Nwk;
using Sep.Codec.Wire;

namespace Sep.Codec.Aps;

/// <summary>
/// The stubs that stand for the network and application support headers in an inter-PAN frame (SE 1.0 Annex B): a device that is no member of the
/// network asks for a price or a message. Never secured, and deprecated by later revisions.
/// </summary>
/// <param name="DeliveryMode">Unicast, broadcast or group.</param>
/// <param name="Group">The group, in a group frame; 0 otherwise.</param>
/// <param name="Cluster">What the payload is about.</param>
/// <param name="Profile">Whose cluster that is.</param>
public readonly record struct InterPanHeader(ApsDeliveryMode DeliveryMode, ushort Group, ushort Cluster, ushort Profile)
{
    private const ushort NwkStub = (ushort)NwkFrameType.InterPan | (NwkFrameControl.ProtocolVersion << 2);
    private const int MinSize = 7;

    /// <summary>7 octets, or 9 with a group.</summary>
    public int Size => DeliveryMode == ApsDeliveryMode.Group ? MinSize + sizeof(ushort) : MinSize;

    /// <summary>True when the payload of a MAC data frame is an inter-PAN frame rather than a network frame.</summary>
    public static bool IsAnnouncedBy(ReadOnlySpan<byte> macPayload) => !macPayload.IsEmpty && (macPayload[0] & 3) == (int)NwkFrameType.InterPan;

    /// <summary>Reads both stubs; what is left in the reader is the ZCL frame.</summary>
    public static FrameError Read<TTrace>(ref WireReader<TTrace> r, out InterPanHeader header) where TTrace : struct, ITraceMode
    {
        header = default;
        FrameError error = Judge(r.Tail, out ApsDeliveryMode mode);
        if (error != FrameError.None)
        {
            r.Fail();
            return error;
        }

        FixedReader<TTrace> f = r.Fixed(SizeOf(mode));
        _ = f.U16("NwkFrameControl");
        _ = f.U8("ApsFrameControl");
        header = new InterPanHeader(
            mode, mode == ApsDeliveryMode.Group ? f.U16(nameof(Group)) : (ushort)0, f.U16(nameof(Cluster)), f.U16(nameof(Profile)));
        return FrameError.None;
    }

    /// <summary>Reads the payload of a MAC data frame.</summary>
    public static FrameError Read(ReadOnlyMemory<byte> macPayload, out InterPanHeader header, out ReadOnlyMemory<byte> payload)
    {
        WireReader<Untraced> r = new(in macPayload);
        FrameError error = Read(ref r, out header);
        payload = error == FrameError.None ? macPayload[^r.Tail.Length..] : default;
        return error;
    }

    /// <exception cref="ArgumentException">The delivery mode is reserved, a group is set that has no place, or the buffer is too small.</exception>
    public void Write(ref WireWriter w)
    {
        bool toGroup = DeliveryMode == ApsDeliveryMode.Group;
        if (DeliveryMode is not (ApsDeliveryMode.Unicast or ApsDeliveryMode.Broadcast or ApsDeliveryMode.Group) || (!toGroup && Group != 0))
        {
            throw new ArgumentException("The delivery mode is reserved, or a group is set in a frame that goes to none.");
        }

        FixedWriter f = w.Fixed(Size);
        f.U16(NwkStub);
        f.U8((byte)((int)ApsFrameType.InterPan | ((int)DeliveryMode << 2)));
        if (toGroup)
        {
            f.U16(Group);
        }

        f.U16(Cluster);
        f.U16(Profile);
    }

    private static int SizeOf(ApsDeliveryMode mode) => mode == ApsDeliveryMode.Group ? MinSize + sizeof(ushort) : MinSize;

    private static FrameError Judge(ReadOnlySpan<byte> frame, out ApsDeliveryMode mode)
    {
        mode = default;
        if (frame.Length < MinSize)
        {
            return FrameError.Truncated;
        }

        NwkFrameControl nwk = new((ushort)(frame[0] | (frame[1] << 8)));
        ApsFrameControl aps = new(frame[2]);
        mode = aps.DeliveryMode;
        return nwk.FrameType != NwkFrameType.InterPan || aps.FrameType != ApsFrameType.InterPan ? FrameError.UnknownFrameType
            : nwk.Version != NwkFrameControl.ProtocolVersion ? FrameError.UnknownVersion
            : (int)mode == 1 ? FrameError.UnknownDeliveryMode
            : frame.Length < SizeOf(mode) ? FrameError.Truncated
            : FrameError.None;
    }
}
