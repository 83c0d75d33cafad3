namespace Sep.Codec.Coordinator.Znp;

/// <summary>What the chip is in its network.</summary>
public enum ZnpDeviceState : byte
{
    /// <summary>Nothing: not started.</summary>
    Hold = 0,

    Initialised = 1,
    Discovering = 2,
    Joining = 3,
    Rejoining = 4,
    Unauthenticated = 5,
    EndDevice = 6,
    Router = 7,

    /// <summary>A coordinator on its way up.</summary>
    CoordinatorStarting = 8,

    /// <summary>A coordinator whose network is on the air.</summary>
    Coordinator = 9,

    Orphan = 10,
}
