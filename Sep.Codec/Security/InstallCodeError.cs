namespace Sep.Codec.Security;

/// <summary>What is wrong with a text or octets that should be an install code, so that whoever typed it can be told.</summary>
public enum InstallCodeError : byte
{
    None = 0,

    /// <summary>No digit at all.</summary>
    Empty,

    /// <summary>Something other than hex digits, white space, dashes, dots and colons.</summary>
    NotHex,

    /// <summary>An odd count of hex digits: one was lost or doubled.</summary>
    OddDigits,

    /// <summary>Not 16, 20, 28 or 36 hex digits, that is, a code of 6, 8, 12 or 16 octets and its checksum of 2.</summary>
    WrongLength,

    /// <summary>12, 24 or 32 hex digits: a code without its last four digits, the checksum.</summary>
    ChecksumMissing,

    /// <summary>The checksum does not match: a digit is wrong.</summary>
    WrongChecksum,

    /// <summary>The checksum matches when its two octets are exchanged: it was printed high octet first.</summary>
    ChecksumSwapped,
}
