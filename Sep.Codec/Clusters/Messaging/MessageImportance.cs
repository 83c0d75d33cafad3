namespace Sep.Codec.Clusters.Messaging;

/// <summary>How important a message is.</summary>
public enum MessageImportance : byte
{
    Low = 0,
    Medium = 1,
    High = 2,
    Critical = 3,
}
