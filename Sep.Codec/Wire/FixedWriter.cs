using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sep.Codec.Types;

namespace Sep.Codec.Wire;

/// <summary>
/// Writes the fields of a part for which <see cref="WireWriter.Fixed"/> has proved that there is room. To write more octets than were announced is a
/// mistake and throws. Without spans for the same reason as <see cref="FixedReader{TTrace}"/>.
/// </summary>
public ref struct FixedWriter
{
    // A place that never moves and a count: with a constant length both are gone after compilation, and each field is one store at a fixed distance.
    private readonly ref byte _first;
    private readonly int _length;
    private int _written;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal FixedWriter(ref byte first, int length)
    {
        _first = ref first;
        _length = length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void U8(byte value)
    {
        if (unchecked(_length - _written) < sizeof(byte))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _first, _written), value);
        _written = unchecked(_written + sizeof(byte));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void U16(ushort value)
    {
        if (unchecked(_length - _written) < sizeof(ushort))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _first, _written), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        _written = unchecked(_written + sizeof(ushort));
    }

    /// <summary>24 bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value needs more than 24 bits.</exception>
    public void U24(uint value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 0xFF_FFFFu);
        U16(unchecked((ushort)value));
        U8(unchecked((byte)(value >> 16)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void U32(uint value)
    {
        if (unchecked(_length - _written) < sizeof(uint))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _first, _written), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        _written = unchecked(_written + sizeof(uint));
    }

    /// <summary>48 bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value needs more than 48 bits.</exception>
    public void U48(ulong value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 0xFFFF_FFFF_FFFFul);
        U32(unchecked((uint)value));
        U16(unchecked((ushort)(value >> 32)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void U64(ulong value)
    {
        if (unchecked(_length - _written) < sizeof(ulong))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _first, _written), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        _written = unchecked(_written + sizeof(ulong));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void S8(sbyte value)
    {
        if (unchecked(_length - _written) < sizeof(sbyte))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _first, _written), value);
        _written = unchecked(_written + sizeof(sbyte));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void S16(short value)
    {
        if (unchecked(_length - _written) < sizeof(short))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _first, _written), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        _written = unchecked(_written + sizeof(short));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void S32(int value)
    {
        if (unchecked(_length - _written) < sizeof(int))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _first, _written), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        _written = unchecked(_written + sizeof(int));
    }

    /// <summary>An enumeration or a set of flags of 8 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Named8<T>(T value) where T : unmanaged, Enum
    {
        if (unchecked(_length - _written) < sizeof(byte))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _first, _written), Unsafe.BitCast<T, byte>(value));
        _written = unchecked(_written + sizeof(byte));
    }

    /// <summary>An enumeration or a set of flags of 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Named16<T>(T value) where T : unmanaged, Enum => U16(Unsafe.BitCast<T, ushort>(value));

    /// <summary>UTCTime, 32 bits, seconds since 2000-01-01T00:00:00Z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Time(SepTime value) => U32(value.Seconds);

    /// <summary>An EUI-64, least significant octet first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Eui64(Eui64 value) => U64(value.Value);

    /// <summary>Raw octets, without a length prefix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(scoped ReadOnlySpan<byte> octets)
    {
        if (unchecked(_length - _written) < octets.Length)
        {
            ThrowTooFar();
        }

        octets.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _first, _written), octets.Length));
        _written = unchecked(_written + octets.Length);
    }

    /// <summary>The octets of a value as they lie in memory: for types that are nothing but octets.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Raw<T>(in T octets) where T : unmanaged
    {
        if (unchecked(_length - _written) < Unsafe.SizeOf<T>())
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _first, _written), octets);
        _written = unchecked(_written + Unsafe.SizeOf<T>());
    }

    private static void ThrowTooFar() => throw new InvalidOperationException("More octets are written than the fixed part was announced with.");
}
