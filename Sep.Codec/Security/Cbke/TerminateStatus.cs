namespace Sep.Codec.Security.Cbke;

/// <summary>Why a party ends a key establishment: the Status of Terminate Key Establishment, 075356r15 annex C.</summary>
public enum TerminateStatus : byte
{
    /// <summary>The certificate was issued by an authority that is not trusted.</summary>
    UnknownIssuer = 1,

    /// <summary>The MAC of Confirm Key is wrong: the parties do not share a key.</summary>
    BadKeyConfirm = 2,

    /// <summary>A message that is out of order, or whose contents are not what they must be.</summary>
    BadMessage = 3,

    /// <summary>Busy with another exchange; to be tried again after the wait time.</summary>
    NoResources = 4,

    /// <summary>The suite is not supported, or is not exactly one.</summary>
    UnsupportedSuite = 5,

    /// <summary>The certificate may not be used for this. Since SE 1.2; understood, never sent.</summary>
    InvalidCertificate = 6,
}
