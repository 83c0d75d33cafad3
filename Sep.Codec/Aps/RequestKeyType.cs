namespace Sep.Codec.Aps;

/// <summary>The kind of key that a device asks for. Not numbered as <see cref="ApsKeyType"/>.</summary>
public enum RequestKeyType : byte
{
    Network = 0x01,

    /// <summary>A link key shared with a partner.</summary>
    Application = 0x02,

    TrustCenterLink = 0x04,
}
