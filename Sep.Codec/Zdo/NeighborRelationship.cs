namespace Sep.Codec.Zdo;

/// <summary>What a neighbour is to the device that lists it.</summary>
public enum NeighborRelationship : byte
{
    Parent = 0,
    Child = 1,
    Sibling = 2,
    None = 3,
    PreviousChild = 4,
}
