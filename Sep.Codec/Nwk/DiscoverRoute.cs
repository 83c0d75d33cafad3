namespace Sep.Codec.Nwk;

/// <summary>
/// Whether a router that knows no route looks for one, frame control bits 6-7. The values 2 and 3 are reserved and kept as they came.
/// </summary>
public enum DiscoverRoute : byte
{
    Suppress = 0,
    Enable = 1,
}
