namespace DeviceEmulator.Stack;

/// <summary>With which key a single frame is secured, besides the network key that secures every frame.</summary>
public enum ApsSecurity : byte
{
    /// <summary>As <see cref="SmartEnergySecurity"/> demands of the cluster. Received: the stack vouches that it was so.</summary>
    ByCluster = 0,

    /// <summary>The network key only.</summary>
    NetworkKey = 1,

    /// <summary>The link key shared with the other end, in addition.</summary>
    LinkKey = 2,
}
