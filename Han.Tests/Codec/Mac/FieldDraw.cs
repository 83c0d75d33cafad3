using Sep.Codec.Types;

namespace Han.Tests.Codec.Mac;

/// <summary>Draws field values from a seed: 0 gives zeros and 1 ones throughout, any other the SplitMix64 sequence.</summary>
public sealed class FieldDraw(ulong seed)
{
    private ulong _state = unchecked(seed * 0xD1B54A32D192ED03);

    public ulong U64()
    {
        if (seed < 2)
        {
            return seed == 0 ? 0 : ulong.MaxValue;
        }

        _state = unchecked(_state + 0x9E3779B97F4A7C15);
        ulong z = unchecked((_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }

    public byte U8() => unchecked((byte)U64());

    public ushort U16() => unchecked((ushort)U64());

    public uint U32() => unchecked((uint)U64());

    public bool Bit() => (U64() & 1) != 0;

    /// <summary>0 to one less than the limit.</summary>
    public int Below(int limit) => (int)(U64() % (ulong)limit);

    public Eui64 Eui64() => new(U64());

    public Eui64? MaybeEui64() => Bit() ? Eui64() : null;

    public byte[] Octets(int length)
    {
        byte[] octets = new byte[length];
        foreach (ref byte octet in octets.AsSpan())
        {
            octet = U8();
        }

        return octets;
    }

    public UInt16List List(int length) => new([.. Enumerable.Range(0, length).Select(_ => U16())]);

    public T Of<T>(params ReadOnlySpan<T> values) => values[Below(values.Length)];
}
