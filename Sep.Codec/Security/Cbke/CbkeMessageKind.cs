namespace Sep.Codec.Security.Cbke;

/// <summary>The messages of the Key Establishment cluster (0x0800) by their command ids, which requests and responses share.</summary>
public enum CbkeMessageKind : byte
{
    /// <summary>Initiate Key Establishment: suite, times, certificate.</summary>
    Initiate = 0,

    /// <summary>Ephemeral Data: a public key drawn for this exchange.</summary>
    EphemeralData = 1,

    /// <summary>Confirm Key: the proof of knowing the key.</summary>
    ConfirmKey = 2,

    /// <summary>Terminate Key Establishment: the end, and why.</summary>
    Terminate = 3,
}
