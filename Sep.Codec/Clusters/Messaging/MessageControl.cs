namespace Sep.Codec.Clusters.Messaging;

/// <summary>
/// How a message is sent, how important it is and whether it is to be confirmed. Bits 0-1 and 2-3 are numbers, so of each pair only one value can be
/// chosen; take them apart with <see cref="MessageControls"/>. Bits 4 and 6 are reserved.
/// </summary>
[Flags]
public enum MessageControl : byte
{
    /// <summary>Normal transmission, low importance, no confirmation.</summary>
    None = 0,

    /// <summary>Bits 0-1: sent normally and over the anonymous inter-PAN interface.</summary>
    NormalAndInterPan = 1,

    /// <summary>Bits 0-1: sent over the anonymous inter-PAN interface only.</summary>
    InterPanOnly = 2,

    /// <summary>Bits 0-1: reserved.</summary>
    ReservedTransmission = 3,

    /// <summary>Bits 2-3.</summary>
    MediumImportance = 1 << 2,

    /// <summary>Bits 2-3.</summary>
    HighImportance = 2 << 2,

    /// <summary>Bits 2-3.</summary>
    CriticalImportance = 3 << 2,

    /// <summary>The answer of the user is wanted, not only that it was seen. Since SE 1.2.</summary>
    EnhancedConfirmationRequired = 1 << 5,

    /// <summary>The device sends a Message Confirmation when the user has seen the message.</summary>
    ConfirmationRequired = 1 << 7,
}
