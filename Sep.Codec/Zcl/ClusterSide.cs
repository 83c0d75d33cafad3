namespace Sep.Codec.Zcl;

/// <summary>
/// Which end of a cluster: the side with the data (server) or the side that uses it (client). Both may have attributes of their own.
/// </summary>
public enum ClusterSide : byte
{
    Server = 0,
    Client = 1,
}
