namespace DeviceEmulator.Node;

/// <summary>What a node is to the network, apart from its applications.</summary>
public enum NodeKind : byte
{
    /// <summary>Mains powered, passes on the frames of others: a range extender, a load control device.</summary>
    Router = 0,

    /// <summary>Its receiver is always on, and everything goes through its parent.</summary>
    EndDevice,

    /// <summary>Its receiver is mostly off: its parent keeps frames until it asks for them.</summary>
    SleepyEndDevice,
}
