namespace Sep.Codec.Inspect;

/// <summary>What kind of value a field of an inspected frame has.</summary>
public enum InspectedKind : byte
{
    /// <summary>No value of its own: a part that has fields.</summary>
    None = 0,
    Unsigned,
    Signed,

    /// <summary>An enumeration or a set of flags, by name.</summary>
    Named,

    /// <summary>Seconds since 2000-01-01T00:00:00Z.</summary>
    Time,
    Eui64,
    Text,
    Octets,

    /// <summary>A key, of which only a fingerprint is shown.</summary>
    Secret,

    /// <summary>The pattern that the type keeps for "there is no value".</summary>
    NotAValue,
}
