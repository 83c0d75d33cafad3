using Sep.Codec.Zcl;

namespace DeviceEmulator.Stack;

/// <summary>Which clusters of a Smart Energy endpoint need the link key of key establishment (075356r15 5.4, the table of clusters and keys).</summary>
public static class SmartEnergySecurity
{
    private const ClusterId PowerConfiguration = (ClusterId)0x0001;
    private const ClusterId Alarms = (ClusterId)0x0009;

    /// <summary>
    /// True for every cluster but the few that also serve a device without a link key; so too for clusters that the profile does not list. About
    /// Alarms the sources disagree: it is taken as free.
    /// </summary>
    public static bool NeedsLinkKey(ClusterId cluster) => cluster is not
        (ClusterId.Basic or PowerConfiguration or ClusterId.Identify or Alarms or ClusterId.KeyEstablishment);

    /// <summary>True when a frame so addressed is secured with a link key.</summary>
    public static bool NeedsLinkKey(in ApsAddress address) =>
        address.Security == ApsSecurity.LinkKey || (address.Security == ApsSecurity.ByCluster && NeedsLinkKey(address.Cluster));
}
