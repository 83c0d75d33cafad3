using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.KeepAlive;

/// <summary>
/// The attributes of a Keep-Alive server, by which the trust centre says how often it may be asked whether it is still there: after the base and a
/// random part of the jitter. Public sources disagree on the defaults (10 min and 300 s, 1 min and 60 s), so none is given here.
/// </summary>
public static class KeepAliveAttributes
{
    /// <summary>Minutes.</summary>
    public const ushort TrustCentreKeepAliveBase = 0x0000;

    /// <summary>Seconds.</summary>
    public const ushort TrustCentreKeepAliveJitter = 0x0001;

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        new(ClusterSide.Server, TrustCentreKeepAliveBase, ZclType.UInt8, AttributeAccess.Read, true, null, nameof(TrustCentreKeepAliveBase), SepRevision.Se12) { Minimum = 1 },
        new(ClusterSide.Server, TrustCentreKeepAliveJitter, ZclType.UInt16, AttributeAccess.Read, true, null, nameof(TrustCentreKeepAliveJitter), SepRevision.Se12),
    ];
}
