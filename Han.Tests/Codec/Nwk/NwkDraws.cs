using Han.Tests.Codec.Mac;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Codec.Nwk;

/// <summary>Network headers and commands whose values are in range.</summary>
public static class NwkDraws
{
    public static IReadOnlyDictionary<NwkCommandId, Func<FieldDraw, IWireValue>> Commands { get; } = new Dictionary<NwkCommandId, Func<FieldDraw, IWireValue>>
    {
        [NwkCommandId.RouteRequest] = d => new RouteRequest(d.U8(), d.U16(), d.U8(), (ManyToOne)d.Below(4), d.MaybeEui64(), d.Bit()),
        [NwkCommandId.RouteReply] = d => new RouteReply(d.U8(), d.U16(), d.U16(), d.U8(), d.MaybeEui64(), d.MaybeEui64(), d.Bit()),
        [NwkCommandId.NetworkStatus] = d => new NetworkStatus((NetworkStatusCode)d.U8(), d.U16()),
        [NwkCommandId.Leave] = d => new Leave((LeaveOptions)d.U8()),
        [NwkCommandId.RouteRecord] = d => new RouteRecord(d.List(d.Below(20))),
        [NwkCommandId.RejoinRequest] = d => new RejoinRequest((CapabilityInformation)d.U8()),
        [NwkCommandId.RejoinResponse] = d => new RejoinResponse(d.U16(), (AssociationStatus)d.U8()),
        [NwkCommandId.LinkStatus] = d => LinkStatus(d),
        [NwkCommandId.NetworkReport] = d => new NetworkReport(d.Eui64(), d.List(d.Below(20))),
        [NwkCommandId.NetworkUpdate] = d => new NetworkUpdate(d.Eui64(), d.U8(), d.List(d.Below(20))),
    };

    public static NwkHeader Header(FieldDraw d) => new(
        (NwkFrameType)d.Below(2),
        d.U16(),
        d.U16(),
        d.U8(),
        d.U8(),
        (DiscoverRoute)d.Below(4),
        d.Bit(),
        d.MaybeEui64(),
        d.MaybeEui64(),
        d.Bit() ? new MulticastControl(d.Bit(), (byte)d.Below(8), (byte)d.Below(8)) : null,
        d.Bit() ? Route(d) : null,
        d.Bit());

    public static AuxiliaryHeader Auxiliary(FieldDraw d) => AuxiliaryHeader.Network(d.U32(), new Eui64(d.U64() | 1), d.U8());

    public static SourceRoute Route(FieldDraw d)
    {
        UInt16List relays = d.List(d.Below(10));
        return new SourceRoute((byte)(relays.Count == 0 ? 0 : d.Below(relays.Count)), relays);
    }

    private static LinkStatus LinkStatus(FieldDraw d) => new(
        d.Bit(), d.Bit(),
        [.. Enumerable.Range(0, d.Below(20)).Select(_ => new LinkStatusEntry(d.U16(), (byte)d.Below(8), (byte)d.Below(8)))]);
}
