using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>The header of a network frame, 8 octets and optional fields, without the auxiliary security header.</summary>
/// <param name="FrameType">Data or command.</param>
/// <param name="Destination">A device's address or one of <see cref="NwkAddresses"/>.</param>
/// <param name="Source">The sender's address, whoever repeats the frame.</param>
/// <param name="Radius">Hops left.</param>
/// <param name="Sequence">The sender's sequence number; with the source it names the frame.</param>
/// <param name="DiscoverRoute">Whether a router without a route looks for one.</param>
/// <param name="Security">An auxiliary header follows, and the payload is encrypted.</param>
/// <param name="DestinationEui64">Present where the frame says it.</param>
/// <param name="SourceEui64">Present where the frame says it.</param>
/// <param name="Multicast">Present in multicasts; the destination is then a group.</param>
/// <param name="SourceRoute">Present in source routed frames.</param>
/// <param name="EndDeviceInitiator">The source is an end device; since revision 21.</param>
public readonly record struct NwkHeader(
    NwkFrameType FrameType,
    ushort Destination,
    ushort Source,
    byte Radius,
    byte Sequence,
    DiscoverRoute DiscoverRoute = DiscoverRoute.Suppress,
    bool Security = false,
    Eui64? DestinationEui64 = null,
    Eui64? SourceEui64 = null,
    MulticastControl? Multicast = null,
    SourceRoute? SourceRoute = null,
    bool EndDeviceInitiator = false)
{
    /// <summary>Octets of a header without optional fields.</summary>
    public const int MinSize = 8;

    private const int SourceRouteMinSize = 2;

    /// <summary>Octets on the wire.</summary>
    public int Size => SizeOf(new NwkFrameControl(this)) + (SourceRoute is SourceRoute route ? route.Size : 0);

    /// <summary>Reads the header; what is left in the reader is the auxiliary header or the payload.</summary>
    public static FrameError Read<TTrace>(ref WireReader<TTrace> r, out NwkHeader header) where TTrace : struct, ITraceMode
    {
        header = default;
        FrameError error = Judge(r.Tail, out NwkFrameControl control);
        if (error != FrameError.None)
        {
            r.Fail();
            return error;
        }

        FixedReader<TTrace> f = r.Fixed(SizeOf(control));
        _ = f.U16("FrameControl");
        header = new NwkHeader(
            control.FrameType,
            f.U16(nameof(Destination)),
            f.U16(nameof(Source)),
            f.U8(nameof(Radius)),
            f.U8(nameof(Sequence)),
            control.DiscoverRoute,
            control.Security,
            control.DestinationEui64 ? f.Eui64(nameof(DestinationEui64)) : null,
            control.SourceEui64 ? f.Eui64(nameof(SourceEui64)) : null,
            control.Multicast ? MulticastControl.FromBits(f.U8(nameof(Multicast))) : null,
            control.SourceRoute ? ReadSourceRoute(ref r, ref error) : null,
            control.EndDeviceInitiator);
        return error;
    }

    /// <exception cref="ArgumentException">The frame type is not of this layer, a source route is not sound, or the buffer is too small.</exception>
    public void Write(ref WireWriter w)
    {
        if (FrameType > NwkFrameType.Command || (int)DiscoverRoute > 3)
        {
            throw new ArgumentException("Only data and command frames have a network header.");
        }

        NwkFrameControl control = new(this);
        FixedWriter f = w.Fixed(SizeOf(control));
        f.U16(control.Bits);
        f.U16(Destination);
        f.U16(Source);
        f.U8(Radius);
        f.U8(Sequence);
        WriteOptional(ref f);
        if (SourceRoute is SourceRoute route)
        {
            WriteSourceRoute(ref w, route);
        }
    }

    private static FrameError Judge(ReadOnlySpan<byte> frame, out NwkFrameControl control)
    {
        control = frame.Length < 2 ? default : new((ushort)(frame[0] | (frame[1] << 8)));
        return frame.Length < 2 ? FrameError.Truncated
            : control.FrameType == NwkFrameType.InterPan ? FrameError.InterPan
            : control.FrameType > NwkFrameType.Command ? FrameError.UnknownFrameType
            : control.Version != NwkFrameControl.ProtocolVersion ? FrameError.UnknownVersion
            : frame.Length < SizeOf(control) ? FrameError.Truncated
            : FrameError.None;
    }

    /// <summary>Octets before the source route.</summary>
    private static int SizeOf(NwkFrameControl control) => MinSize
        + (control.DestinationEui64 ? sizeof(ulong) : 0)
        + (control.SourceEui64 ? sizeof(ulong) : 0)
        + (control.Multicast ? 1 : 0);

    private static SourceRoute? ReadSourceRoute<TTrace>(ref WireReader<TTrace> r, ref FrameError error) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(SourceRouteMinSize);
        byte count = f.U8("RelayCount");
        byte index = f.U8("RelayIndex");
        SourceRoute route = new(index, new UInt16List(r.Octets("Relays", count * sizeof(ushort))));
        if (r.Failed)
        {
            error = FrameError.Truncated;
        }
        else if (!route.IsSound)
        {
            error = FrameError.BadRelayIndex;
            r.Fail();
        }

        return route;
    }

    private void WriteOptional(ref FixedWriter f)
    {
        if (DestinationEui64 is Eui64 destination)
        {
            f.Eui64(destination);
        }

        if (SourceEui64 is Eui64 source)
        {
            f.Eui64(source);
        }

        if (Multicast is MulticastControl multicast)
        {
            f.U8(multicast.ToBits());
        }
    }

    private static void WriteSourceRoute(ref WireWriter w, SourceRoute route)
    {
        if (!route.IsSound)
        {
            throw new ArgumentException("A source route has at most 255 relays, and its index points to one of them.");
        }

        FixedWriter f = w.Fixed(route.Size);
        f.U8((byte)route.Relays.Count);
        f.U8(route.RelayIndex);
        f.Raw(route.Relays.Raw.Span);
    }
}
