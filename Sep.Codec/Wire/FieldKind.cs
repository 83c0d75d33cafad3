namespace Sep.Codec.Wire;

/// <summary>What the octets of a field stand for: enough to print a field without knowing its command.</summary>
public enum FieldKind : byte
{
    /// <summary>An unsigned number, least significant octet first.</summary>
    Unsigned,

    /// <summary>A number in two's complement, least significant octet first.</summary>
    Signed,

    /// <summary>An enumeration or a set of flags, whose names go with the field.</summary>
    Named,

    /// <summary>UTCTime: seconds since 2000-01-01T00:00:00Z.</summary>
    Time,

    /// <summary>An EUI-64, least significant octet first.</summary>
    Eui64,

    /// <summary>UTF-8 text, its length prefix not included.</summary>
    Text,

    /// <summary>Octets without an inner order, a length prefix not included.</summary>
    Octets,
}
