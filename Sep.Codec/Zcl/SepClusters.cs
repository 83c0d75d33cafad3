using System.Collections.Frozen;
using Sep.Codec.Clusters.Alarms;
using Sep.Codec.Clusters.Basic;
using Sep.Codec.Clusters.Commissioning;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Clusters.Identify;
using Sep.Codec.Clusters.KeepAlive;
using Sep.Codec.Clusters.KeyEstablishment;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.OtaUpgrade;
using Sep.Codec.Clusters.PowerConfiguration;
using Sep.Codec.Clusters.Prepayment;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Clusters.Time;
using Sep.Codec.Clusters.Tunneling;

namespace Sep.Codec.Zcl;

/// <summary>Every cluster of this codec, with its attributes. Written out for the same reason as <see cref="SepCommands"/>.</summary>
public static class SepClusters
{
    /// <summary>All clusters, by number.</summary>
    public static IReadOnlyList<ClusterDefinition> All { get; } =
    [
        new(ClusterId.Basic, "Basic", SepRevision.Se10, BasicAttributes.All),
        new(ClusterId.PowerConfiguration, "Power Configuration", SepRevision.Se10, PowerConfigurationAttributes.All),
        new(ClusterId.Identify, "Identify", SepRevision.Se10, IdentifyAttributes.All),
        new(ClusterId.Alarms, "Alarms", SepRevision.Se10, AlarmsAttributes.All),
        new(ClusterId.Time, "Time", SepRevision.Se10, TimeAttributes.All),
        new(ClusterId.Commissioning, "Commissioning", SepRevision.Se10, CommissioningAttributes.All),
        new(ClusterId.OtaUpgrade, "OTA Upgrade", SepRevision.Se11, OtaUpgradeAttributes.All),
        new(ClusterId.KeepAlive, "Keep-Alive", SepRevision.Se12, KeepAliveAttributes.All),
        new(ClusterId.Price, "Price", SepRevision.Se10, [.. PriceServerAttributes.All, .. PriceClientAttributes.All]),
        new(ClusterId.Drlc, "Demand Response and Load Control", SepRevision.Se10, DrlcClientAttributes.All),
        new(ClusterId.Metering, "Metering", SepRevision.Se10, MeteringAttributes.All),
        new(ClusterId.Messaging, "Messaging", SepRevision.Se10, []),
        new(ClusterId.Tunneling, "Tunneling", SepRevision.Se11, TunnelingAttributes.All),
        new(ClusterId.Prepayment, "Prepayment", SepRevision.Se11, PrepaymentAttributes.All),
        new(ClusterId.KeyEstablishment, "Key Establishment", SepRevision.Se10, KeyEstablishmentAttributes.All),
    ];

    /// <summary>The same clusters by number.</summary>
    public static FrozenDictionary<ClusterId, ClusterDefinition> ById { get; } = All.ToFrozenDictionary(cluster => cluster.Id);

    /// <summary>The cluster of that number; null when it is none of ours.</summary>
    public static ClusterDefinition? Find(ClusterId id) => ById.GetValueOrDefault(id);
}
