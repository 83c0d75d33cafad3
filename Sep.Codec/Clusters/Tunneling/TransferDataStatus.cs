namespace Sep.Codec.Clusters.Tunneling;

/// <summary>Why data did not pass through a tunnel.</summary>
public enum TransferDataStatus : byte
{
    NoSuchTunnel = 0x00,
    WrongDevice = 0x01,
    DataOverflow = 0x02,
}
