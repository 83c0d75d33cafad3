namespace DeviceEmulator.Stack;

/// <summary>How an exchange ended.</summary>
public enum KeyEstablishmentResult : byte
{
    /// <summary>Both ends share a new link key, and use it from now on.</summary>
    Established = 0,

    /// <summary>One side terminated it; <see cref="KeyEstablishmentOutcome.Status"/> says why.</summary>
    Terminated,

    /// <summary>The partner fell silent. A side that gives up so sends no Terminate.</summary>
    TimedOut,

    /// <summary>The partner is no member (any more).</summary>
    PartnerGone,

    /// <summary>The coordinator lacks the library for it.</summary>
    NotSupported,
}
