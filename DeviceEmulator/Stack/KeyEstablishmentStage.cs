namespace DeviceEmulator.Stack;

/// <summary>How far an exchange has come: the message pair last exchanged, 075356r15 Annex C.</summary>
public enum KeyEstablishmentStage : byte
{
    /// <summary>Certificates (Initiate Key Establishment).</summary>
    Initiated = 0,

    /// <summary>Ephemeral public keys (Ephemeral Data).</summary>
    EphemeralDataExchanged = 1,
}
