namespace Han.Gateway.Authorization;

/// <summary>A registered service account of one company.</summary>
public sealed class SystemAccount
{
    /// <summary>The Username of its UsernameToken.</summary>
    public required string Name { get; init; }

    /// <summary>The company's DUNS numbers, as strings: leading zeros matter.</summary>
    public required IReadOnlyList<string> Duns { get; init; }

    /// <summary>The SMT users (RequesterID) that may act through it; empty allows any.</summary>
    public IReadOnlyList<string> Requesters { get; init; } = [];

    /// <summary>0 REP, 1 TDSP, 2 residential, 3 business, 4 third party, 5 SMT.</summary>
    public byte RequesterType { get; init; }

    /// <summary>The highest CriticalityLevel that it may ask for, 1..15. Above it: HAN-4003.</summary>
    public byte MaxCriticality { get; init; } = 6;

    /// <summary>SHA-256 thumbprints (hex) of the client certificates bound to it; empty accepts any trusted certificate that names its DUNS.</summary>
    public IReadOnlyList<string> Certificates { get; init; } = [];

    /// <summary>What callbacks to it are signed with; null: it may name no CallbackUri.</summary>
    public string? CallbackSecret { get; init; }
}
