using Sep.Codec.Zcl;
using static Sep.Codec.Clusters.AttributeRow;

namespace Sep.Codec.Clusters.Tunneling;

/// <summary>The attribute of a Tunneling server.</summary>
public static class TunnelingAttributes
{
    /// <summary>1..65535 seconds of silence after which a tunnel is closed; every command on it begins them anew.</summary>
    public const ushort CloseTunnelTimeout = 0x0000;

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        Server(CloseTunnelTimeout, ZclType.UInt16, nameof(CloseTunnelTimeout), SepRevision.Se11, @default: 0xFFFF, isMandatory: true),
    ];
}
