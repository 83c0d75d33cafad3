using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>AF_INCOMING_MSG: an ASDU arrived. It does not say its profile: that is the one of the endpoint.</summary>
/// <param name="Group">To which group; 0: to none.</param>
/// <param name="Cluster">Which.</param>
/// <param name="Source">The sender's network address.</param>
/// <param name="SourceEndpoint">The sender's.</param>
/// <param name="DestinationEndpoint">A registered one.</param>
/// <param name="WasBroadcast">To all.</param>
/// <param name="LinkQuality">0..255.</param>
/// <param name="IsSecured">With a link key, in addition to the network key.</param>
/// <param name="Time">The chip's clock, in units of 320 µs.</param>
/// <param name="Sequence">Of the chip.</param>
/// <param name="Data">The ASDU.</param>
/// <param name="LastHop">Where it came from last, and how far it could still have gone; firmware before Z-Stack 3 does not say.</param>
public readonly record struct AfIncomingMessage(
    ushort Group,
    ClusterId Cluster,
    ushort Source,
    byte SourceEndpoint,
    byte DestinationEndpoint,
    bool WasBroadcast,
    byte LinkQuality,
    bool IsSecured,
    uint Time,
    byte Sequence,
    Octets Data,
    AfLastHop? LastHop = null)
    : ILayerCommand<AfIncomingMessage, ZnpCommandId>
{
    private const int FixedSize = 17;

    public static ZnpCommandId Id => ZnpCommandId.AfIncomingMessage;

    public static AfIncomingMessage Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U16(nameof(Group)),
            f.Named16<ClusterId>(nameof(Cluster)),
            f.U16(nameof(Source)),
            f.U8(nameof(SourceEndpoint)),
            f.U8(nameof(DestinationEndpoint)),
            f.U8(nameof(WasBroadcast)) != 0,
            f.U8(nameof(LinkQuality)),
            f.U8(nameof(IsSecured)) != 0,
            f.U32(nameof(Time)),
            f.U8(nameof(Sequence)),
            r.Octets(nameof(Data), f.U8("DataLength")),
            r.More ? AfLastHop.Read(ref r) : null);
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Group);
        f.Named16(Cluster);
        f.U16(Source);
        f.U8(SourceEndpoint);
        f.U8(DestinationEndpoint);
        f.U8((byte)(WasBroadcast ? 1 : 0));
        f.U8(LinkQuality);
        f.U8((byte)(IsSecured ? 1 : 0));
        f.U32(Time);
        f.U8(Sequence);
        f.U8(checked((byte)Data.Length));
        w.Raw(Data.Span);
        LastHop?.Write(ref w);
    }
}
