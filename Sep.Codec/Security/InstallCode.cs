using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Sep.Codec.Security;

/// <summary>
/// A device's install code (075356r15 5.4.8): 6, 8, 12 or 16 secret octets, printed on its label with a CRC-16/X-25 of them, low octet first. It
/// prints itself only on explicit demand, and comparing takes the same time whatever differs. The default value stands for "none".
/// </summary>
public readonly struct InstallCode : IEquatable<InstallCode>
{
    /// <summary>Octets of the longest code, its checksum included.</summary>
    public const int MaxSize = MaxLength + ChecksumSize;

    private const int MaxLength = 16;
    private const int ChecksumSize = sizeof(ushort);

    private readonly UInt128 _code;
    private readonly byte _length;

    /// <summary>The code of these octets, for which the checksum is computed: random ones make a new device's code.</summary>
    /// <exception cref="ArgumentException">Not 6, 8, 12 or 16 octets.</exception>
    public InstallCode(ReadOnlySpan<byte> code)
    {
        if (!IsLength(code.Length))
        {
            throw new ArgumentException($"An install code has 6, 8, 12 or 16 octets, not {code.Length}.", nameof(code));
        }

        Span<byte> octets = stackalloc byte[MaxLength];
        octets.Clear();
        code.CopyTo(octets);
        _code = BinaryPrimitives.ReadUInt128BigEndian(octets);
        _length = (byte)code.Length;
        CryptographicOperations.ZeroMemory(octets);
    }

    public bool IsNone => _length == 0;

    /// <summary>Octets of the code without its checksum: 6, 8, 12 or 16; 0 for none.</summary>
    public int Length => _length;

    /// <summary>Octets of the code with its checksum: 8, 10, 14 or 18; 0 for none.</summary>
    public int Size => IsNone ? 0 : _length + ChecksumSize;

    /// <summary>Reads what people type: hex digits of either case, with white space, dashes, dots and colons anywhere between them.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out InstallCode code, out InstallCodeError error)
    {
        code = default;
        Span<byte> octets = stackalloc byte[MaxSize];
        error = ReadDigits(text, octets, out int digits);
        if (error == InstallCodeError.None)
        {
            _ = TryRead(octets[..(digits / 2)], out code, out error);
        }

        // Also of a code with an error in it: what is wrong is often one digit.
        CryptographicOperations.ZeroMemory(octets);
        return error == InstallCodeError.None;
    }

    /// <summary>Reads a code and its checksum.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, out InstallCode code, out InstallCodeError error)
    {
        code = default;
        error = Judge(octets);
        if (error != InstallCodeError.None)
        {
            return false;
        }

        code = new InstallCode(octets[..^ChecksumSize]);
        return true;
    }

    /// <summary>Writes code and checksum, <see cref="Size"/> octets, and returns how many.</summary>
    /// <exception cref="ArgumentException">They do not fit.</exception>
    public int CopyTo(Span<byte> destination)
    {
        if (destination.Length < Size)
        {
            throw new ArgumentException($"The install code has {Size} octets; there is room for {destination.Length}.", nameof(destination));
        }

        if (IsNone)
        {
            return 0;
        }

        Span<byte> octets = stackalloc byte[MaxLength];
        BinaryPrimitives.WriteUInt128BigEndian(octets, _code);
        octets[.._length].CopyTo(destination);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[_length..], Crc16.X25(octets[.._length]));
        CryptographicOperations.ZeroMemory(octets);
        return Size;
    }

    /// <summary>The link key with which the device joins: the hash of code and checksum.</summary>
    /// <exception cref="InvalidOperationException">The default value, which is no code.</exception>
    public AesKey ToLinkKey()
    {
        if (IsNone)
        {
            throw new InvalidOperationException("No install code, no link key.");
        }

        Span<byte> octets = stackalloc byte[MaxSize];
        AesKey key = default;
        AesMmo.Hash(octets[..CopyTo(octets)], key);
        CryptographicOperations.ZeroMemory(octets);
        return key;
    }

    /// <summary>The secret itself as upper-case hex digits with its checksum, as labels show it; for a label or an audited reveal only.</summary>
    public string Format()
    {
        Span<byte> octets = stackalloc byte[MaxSize];
        string digits = Convert.ToHexString(octets[..CopyTo(octets)]);
        CryptographicOperations.ZeroMemory(octets);
        return digits;
    }

    public bool Equals(InstallCode other)
    {
        // Without a branch on the code, and without a copy of it.
        UInt128 difference = (_code ^ other._code) | (UInt128)(uint)(_length ^ other._length);
        return ((ulong)(difference >> 64) | unchecked((ulong)difference)) == 0;
    }

    public override bool Equals(object? obj) => obj is InstallCode other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_code, _length);

    /// <summary>Says how long the code is and nothing of it.</summary>
    public override string ToString() => IsNone
        ? "(no install code)"
        : string.Create(CultureInfo.InvariantCulture, $"(install code of {_length * 8} bits)");

    public static bool operator ==(InstallCode left, InstallCode right) => left.Equals(right);
    public static bool operator !=(InstallCode left, InstallCode right) => !left.Equals(right);

    private static InstallCodeError ReadDigits(ReadOnlySpan<char> text, Span<byte> octets, out int digits)
    {
        digits = 0;
        foreach (char c in text)
        {
            if (IsSeparator(c))
            {
                continue;
            }

            if (!char.IsAsciiHexDigit(c))
            {
                return InstallCodeError.NotHex;
            }

            if (digits < octets.Length * 2)
            {
                int value = char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
                octets[digits / 2] = (byte)(digits % 2 == 0 ? value << 4 : octets[digits / 2] | value);
            }

            digits++;
        }

        return digits % 2 != 0 ? InstallCodeError.OddDigits
            : digits > octets.Length * 2 ? InstallCodeError.WrongLength
            : InstallCodeError.None;
    }

    private static InstallCodeError Judge(ReadOnlySpan<byte> octets)
    {
        if (octets.IsEmpty)
        {
            return InstallCodeError.Empty;
        }

        if (octets.Length <= ChecksumSize || !IsLength(octets.Length - ChecksumSize))
        {
            return IsLength(octets.Length) ? InstallCodeError.ChecksumMissing : InstallCodeError.WrongLength;
        }

        ushort expected = Crc16.X25(octets[..^ChecksumSize]);
        ushort given = BinaryPrimitives.ReadUInt16LittleEndian(octets[^ChecksumSize..]);
        return given == expected ? InstallCodeError.None
            : given == BinaryPrimitives.ReverseEndianness(expected) ? InstallCodeError.ChecksumSwapped
            : InstallCodeError.WrongChecksum;
    }

    private static bool IsLength(int length) => length is 6 or 8 or 12 or MaxLength;

    /// <summary>Dashes of all widths and invisible characters come with texts copied from documents.</summary>
    private static bool IsSeparator(char c) => c is '.' or ':' || char.IsWhiteSpace(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
