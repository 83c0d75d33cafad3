namespace DeviceEmulator.Stack;

/// <summary>Why one side terminated key establishment: the status of Terminate Key Establishment, 075356r15 Annex C.</summary>
public enum KeyEstablishmentStatus : byte
{
    /// <summary>Nobody sent a Terminate.</summary>
    None = 0,

    /// <summary>The certificate's issuer is not the one that this side trusts.</summary>
    UnknownIssuer = 1,

    /// <summary>The message authentication code does not match: a private key is not its certificate's.</summary>
    BadKeyConfirm = 2,

    /// <summary>Out of order, malformed, or the certificate names another device.</summary>
    BadMessage = 3,

    /// <summary>Another exchange is under way; try again after the wait time.</summary>
    NoResources = 4,

    /// <summary>No suite in common.</summary>
    UnsupportedSuite = 5,

    /// <summary>The certificate is not one for key agreement (Smart Energy 1.2).</summary>
    InvalidCertificate = 6,
}
