using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>
/// AF_INCOMING_MSG_EXT: an ASDU arrived that is large, or from an address of another kind. When it is too large for this frame, only its length
/// stands here, and it is fetched by <see cref="AfDataRetrieve"/>.
/// </summary>
/// <param name="Group">To which group; 0: to none.</param>
/// <param name="Cluster">Which.</param>
/// <param name="SourceMode">What the source is.</param>
/// <param name="Source">The sender's EUI-64, or its network address in the low octets.</param>
/// <param name="SourceEndpoint">The sender's.</param>
/// <param name="SourcePan">The sender's network.</param>
/// <param name="DestinationEndpoint">A registered one.</param>
/// <param name="WasBroadcast">To all.</param>
/// <param name="LinkQuality">0..255.</param>
/// <param name="IsSecured">With a link key, in addition to the network key.</param>
/// <param name="Time">The chip's clock, by which a large ASDU is asked for.</param>
/// <param name="Sequence">Of the chip.</param>
/// <param name="Length">Octets of the ASDU.</param>
/// <param name="Rest">The ASDU and what some firmware adds to it, or nothing.</param>
public readonly record struct AfIncomingMessageExt(
    ushort Group,
    ClusterId Cluster,
    ZnpAddressMode SourceMode,
    Eui64 Source,
    byte SourceEndpoint,
    ushort SourcePan,
    byte DestinationEndpoint,
    bool WasBroadcast,
    byte LinkQuality,
    bool IsSecured,
    uint Time,
    byte Sequence,
    ushort Length,
    Octets Rest)
    : ILayerCommand<AfIncomingMessageExt, ZnpCommandId>
{
    private const int FixedSize = 27;

    public static ZnpCommandId Id => ZnpCommandId.AfIncomingMessageExt;

    /// <summary>Whether the ASDU stands in this frame.</summary>
    public bool IsWhole => Rest.Length >= Length;

    public static AfIncomingMessageExt Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U16(nameof(Group)),
            f.Named16<ClusterId>(nameof(Cluster)),
            f.Named8<ZnpAddressMode>(nameof(SourceMode)),
            f.Eui64(nameof(Source)),
            f.U8(nameof(SourceEndpoint)),
            f.U16(nameof(SourcePan)),
            f.U8(nameof(DestinationEndpoint)),
            f.U8(nameof(WasBroadcast)) != 0,
            f.U8(nameof(LinkQuality)),
            f.U8(nameof(IsSecured)) != 0,
            f.U32(nameof(Time)),
            f.U8(nameof(Sequence)),
            f.U16(nameof(Length)),
            r.Rest(nameof(Rest)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Group);
        f.Named16(Cluster);
        f.Named8(SourceMode);
        f.Eui64(Source);
        f.U8(SourceEndpoint);
        f.U16(SourcePan);
        f.U8(DestinationEndpoint);
        f.U8((byte)(WasBroadcast ? 1 : 0));
        f.U8(LinkQuality);
        f.U8((byte)(IsSecured ? 1 : 0));
        f.U32(Time);
        f.U8(Sequence);
        f.U16(Length);
        w.Raw(Rest.Span);
    }
}
