using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.KeyEstablishment;

/// <summary>The attribute of Key Establishment, which every device has on both sides.</summary>
public static class KeyEstablishmentAttributes
{
    /// <summary>The bits of <see cref="KeyEstablishmentSuites"/> that the device has; a set, though its type is an enumeration.</summary>
    public const ushort KeyEstablishmentSuite = 0x0000;

    public static IReadOnlyList<AttributeDefinition> All { get; } = [Row(ClusterSide.Server), Row(ClusterSide.Client)];

    private static AttributeDefinition Row(ClusterSide side) =>
        new(side, KeyEstablishmentSuite, ZclType.Enum16, AttributeAccess.Read, true, null, nameof(KeyEstablishmentSuite));
}
