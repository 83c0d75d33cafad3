namespace Sep.Codec.Zcl;

/// <summary>Whether an answer to a discovery is the whole of it.</summary>
public enum DiscoveryProgress : byte
{
    /// <summary>There are attributes with greater ids.</summary>
    More = 0,
    Complete = 1,
}
