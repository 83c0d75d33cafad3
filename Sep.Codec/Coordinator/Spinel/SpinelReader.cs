using System.Buffers.Binary;
using Sep.Codec.Types;

namespace Sep.Codec.Coordinator.Spinel;

/// <summary>
/// Reads the data types of Spinel from untrusted octets; the letters are those of the draft. Never throws: the first failure sticks, and every later read
/// returns zero or nothing.
/// </summary>
public ref struct SpinelReader(ReadOnlySpan<byte> octets)
{
    private const int MostPackedOctets = 5;

    private ReadOnlySpan<byte> _rest = octets;

    /// <summary>True from the first failure on.</summary>
    public bool Failed { get; private set; }

    /// <summary>Whether octets are left.</summary>
    public readonly bool More => !_rest.IsEmpty;

    /// <summary>b: one octet, 0 or 1; anything else counts as 1.</summary>
    public bool Bool() => U8() != 0;

    /// <summary>C.</summary>
    public byte U8() => Take(sizeof(byte), out ReadOnlySpan<byte> taken) ? taken[0] : (byte)0;

    /// <summary>c.</summary>
    public sbyte S8() => unchecked((sbyte)U8());

    /// <summary>S, least significant octet first.</summary>
    public ushort U16() => Take(sizeof(ushort), out ReadOnlySpan<byte> taken) ? BinaryPrimitives.ReadUInt16LittleEndian(taken) : (ushort)0;

    /// <summary>L, least significant octet first.</summary>
    public uint U32() => Take(sizeof(uint), out ReadOnlySpan<byte> taken) ? BinaryPrimitives.ReadUInt32LittleEndian(taken) : 0;

    /// <summary>X, least significant octet first.</summary>
    public ulong U64() => Take(sizeof(ulong), out ReadOnlySpan<byte> taken) ? BinaryPrimitives.ReadUInt64LittleEndian(taken) : 0;

    /// <summary>E: an EUI-64, most significant octet first.</summary>
    public Eui64 Eui64() => new(Take(sizeof(ulong), out ReadOnlySpan<byte> taken) ? BinaryPrimitives.ReadUInt64BigEndian(taken) : 0);

    /// <summary>i: seven bits an octet, the lowest first, and the top bit says that more follow.</summary>
    public uint Packed()
    {
        ulong value = 0;
        for (int i = 0; i < MostPackedOctets; i++)
        {
            byte octet = U8();
            value |= (ulong)(octet & 0x7F) << (7 * i);
            if ((octet & 0x80) == 0 && value <= uint.MaxValue)
            {
                return (uint)value;
            }
        }

        Fail();
        return 0;
    }

    /// <summary>d: a length of 2 octets, and so many octets.</summary>
    public ReadOnlySpan<byte> Data()
    {
        Take(U16(), out ReadOnlySpan<byte> data);
        return data;
    }

    /// <summary>D: all that is left.</summary>
    public ReadOnlySpan<byte> Rest()
    {
        ReadOnlySpan<byte> rest = _rest;
        _rest = default;
        return rest;
    }

    private bool Take(int length, out ReadOnlySpan<byte> taken)
    {
        if (Failed || _rest.Length < length)
        {
            Fail();
            taken = default;
            return false;
        }

        taken = _rest[..length];
        _rest = _rest[length..];
        return true;
    }

    private void Fail()
    {
        Failed = true;
        _rest = default;
    }
}
