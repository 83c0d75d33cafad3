namespace Sep.Codec.Aps;

/// <summary>The kind of key that a command carries or asks for.</summary>
public enum ApsKeyType : byte
{
    TrustCenterMaster = 0x00,
    Network = 0x01,
    ApplicationMaster = 0x02,
    ApplicationLink = 0x03,
    TrustCenterLink = 0x04,
    HighSecurityNetwork = 0x05,
}
