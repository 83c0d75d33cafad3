namespace Sep.Codec.Clusters.Tunneling;

/// <summary>What became of a request for a tunnel.</summary>
public enum TunnelStatus : byte
{
    Success = 0x00,
    Busy = 0x01,
    NoMoreTunnelIds = 0x02,
    ProtocolNotSupported = 0x03,
    FlowControlNotSupported = 0x04,
}
