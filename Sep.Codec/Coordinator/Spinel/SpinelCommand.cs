namespace Sep.Codec.Coordinator.Spinel;

/// <summary>What a Spinel frame asks or tells.</summary>
public enum SpinelCommand : uint
{
    Noop = 0,
    Reset = 1,
    PropertyGet = 2,
    PropertySet = 3,
    PropertyInsert = 4,
    PropertyRemove = 5,

    /// <summary>The answer to get and set, and what is told without being asked.</summary>
    PropertyIs = 6,
    PropertyInserted = 7,
    PropertyRemoved = 8,
}
