namespace Sep.Codec.Coordinator.Spinel;

/// <summary>What a co-processor says that it can do, as far as a radio co-processor says any of it.</summary>
public enum SpinelCapability : uint
{
    Ieee802154In2003 = 16,
    Ieee802154In2006 = 17,
    Oqpsk2450MHz = 24,

    /// <summary>It is a radio and leaves the network to its host.</summary>
    ConfigurationRadio = 34,
    RcpApiVersion = 64,
    RcpMinimumHostApiVersion = 65,

    /// <summary>The host may send and receive raw frames.</summary>
    MacRaw = 513,
}
