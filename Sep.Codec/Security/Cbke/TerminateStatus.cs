namespace Sep.Codec.Security.Cbke;

/// <summary>Why a key establishment is given up. Other numbers are reserved.</summary>
public enum TerminateStatus : byte
{
    /// <summary>The partner's certificate is by an authority that is not known here.</summary>
    UnknownIssuer = 0x01,

    /// <summary>The partner's message authentication code is wrong: the two sides have not derived the same key.</summary>
    BadKeyConfirm = 0x02,

    /// <summary>A message that is malformed, out of order or from somebody else.</summary>
    BadMessage = 0x03,

    /// <summary>Another establishment is running; to be tried again after the wait time.</summary>
    NoResources = 0x04,

    /// <summary>The suite that was asked for is not supported.</summary>
    UnsupportedSuite = 0x05,

    /// <summary>Since SE 1.2.</summary>
    InvalidCertificate = 0x06,
}
