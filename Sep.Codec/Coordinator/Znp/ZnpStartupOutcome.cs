namespace Sep.Codec.Coordinator.Znp;

/// <summary>What a chip starts when it is told to.</summary>
public enum ZnpStartupOutcome : byte
{
    /// <summary>The network in non-volatile memory.</summary>
    Restored = 0,

    /// <summary>A new one.</summary>
    New = 1,

    /// <summary>None: it left one and does not start.</summary>
    NotStarted = 2,
}
