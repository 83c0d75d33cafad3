namespace DeviceEmulator.Node;

/// <summary>What became of a frame that this node's MAC was given.</summary>
internal enum MacResult : byte
{
    /// <summary>Acknowledged; or sent, where no acknowledgement was asked for.</summary>
    Sent = 0,

    /// <summary>Nobody acknowledged any of the attempts.</summary>
    NoAck,

    /// <summary>The sleepy device for which it was kept did not ask for it in time.</summary>
    Expired,
}
