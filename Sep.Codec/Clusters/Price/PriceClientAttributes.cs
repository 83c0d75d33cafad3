using Sep.Codec.Zcl;
using static Sep.Codec.Clusters.AttributeRow;

namespace Sep.Codec.Clusters.Price;

/// <summary>The attributes of a Price client: by how much it delays its answer to a change of price.</summary>
public static class PriceClientAttributes
{
    public const ushort PriceIncreaseRandomizeMinutes = 0x0000;
    public const ushort PriceDecreaseRandomizeMinutes = 0x0001;

    /// <summary>
    /// A <see cref="Metering.MeteringDeviceType"/>. No source dates it; taken as SE 1.1, as the commodity attributes of the server.
    /// </summary>
    public const ushort CommodityType = 0x0002;

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        Client(PriceIncreaseRandomizeMinutes, ZclType.UInt8, nameof(PriceIncreaseRandomizeMinutes), @default: 0x05, access: AttributeAccess.ReadWrite),
        Client(PriceDecreaseRandomizeMinutes, ZclType.UInt8, nameof(PriceDecreaseRandomizeMinutes), @default: 0x0F, access: AttributeAccess.ReadWrite),
        Client(CommodityType, ZclType.Enum8, nameof(CommodityType), SepRevision.Se11),
    ];
}
