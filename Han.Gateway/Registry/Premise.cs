using Han.Gateway.Registry.Imported;
using Han.Gateway.Routing;
using Sep.Codec.Types;

namespace Han.Gateway.Registry;

/// <summary>One premise of the register. <paramref name="Number"/> is its place: 0 and up in the base, below 0 among the listed ones.</summary>
/// <param name="Esi">The EUI-64 of its meter's Energy Services Interface; none where the meter has no HAN.</param>
/// <param name="RepDuns">Its REP of record at the time of the look-up; empty where it has none.</param>
public readonly record struct Premise(long Number, Tdsp Tdsp, string RepDuns, Eui64 Esi)
{
    /// <summary>Only an active premise takes messages.</summary>
    public PremiseStatus Status { get; init; }

    /// <summary>The meter that an exchange brought; null where the premise has the one that its base names.</summary>
    internal string? Meter { get; init; }

    /// <summary>The import that <see cref="Number"/> belongs to, so that questions about the premise are answered from there after a newer one has come; null for others.</summary>
    internal ImportedPremises? Source { get; init; }
}
