namespace Sep.Codec.Clusters.Tunneling;

/// <summary>What is spoken through a tunnel. 0xC8-0xFE belong to the manufacturers.</summary>
public enum TunnelProtocolId : byte
{
    DlmsCosem = 0,
    Iec61107 = 1,
    AnsiC12 = 2,
    MBus = 3,
    Sml = 4,
    ClimateTalk = 5,
    GbHrgp = 6,
    Ipv4 = 7,
    Ipv6 = 8,

    /// <summary>What is sent comes back.</summary>
    Test = 0xC7,
}
