namespace Sep.Codec.Clusters.Drlc;

/// <summary>Whether the client draws a random delay for the start and for the end of an event. Bits 2-7 are reserved.</summary>
[Flags]
public enum EventControl : byte
{
    None = 0,
    RandomizeStart = 1 << 0,
    RandomizeEnd = 1 << 1,
}
