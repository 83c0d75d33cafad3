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
    private ref byte _next;
    private int _left;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal FixedWriter(ref byte first, int length)
    {
        _next = ref first;
        _left = length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void U8(byte value)
    {
        if (_left < sizeof(byte))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref _next, value);
        _next = ref Unsafe.Add(ref _next, sizeof(byte));
        _left = unchecked(_left - sizeof(byte));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void U16(ushort value)
    {
        if (_left < sizeof(ushort))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref _next, BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        _next = ref Unsafe.Add(ref _next, sizeof(ushort));
        _left = unchecked(_left - sizeof(ushort));
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
        if (_left < sizeof(uint))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref _next, BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        _next = ref Unsafe.Add(ref _next, sizeof(uint));
        _left = unchecked(_left - sizeof(uint));
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
        if (_left < sizeof(ulong))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref _next, BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        _next = ref Unsafe.Add(ref _next, sizeof(ulong));
        _left = unchecked(_left - sizeof(ulong));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void S8(sbyte value)
    {
        if (_left < sizeof(sbyte))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref _next, value);
        _next = ref Unsafe.Add(ref _next, sizeof(sbyte));
        _left = unchecked(_left - sizeof(sbyte));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void S16(short value)
    {
        if (_left < sizeof(short))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref _next, BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        _next = ref Unsafe.Add(ref _next, sizeof(short));
        _left = unchecked(_left - sizeof(short));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void S32(int value)
    {
        if (_left < sizeof(int))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref _next, BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        _next = ref Unsafe.Add(ref _next, sizeof(int));
        _left = unchecked(_left - sizeof(int));
    }

    /// <summary>An enumeration or a set of flags of 8 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Named8<T>(T value) where T : unmanaged, Enum
    {
        if (_left < sizeof(byte))
        {
            ThrowTooFar();
        }

        Unsafe.WriteUnaligned(ref _next, Unsafe.BitCast<T, byte>(value));
        _next = ref Unsafe.Add(ref _next, sizeof(byte));
        _left = unchecked(_left - sizeof(byte));
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
        int left = unchecked(_left - octets.Length);
        if (left < 0)
        {
            ThrowTooFar();
        }

        octets.CopyTo(MemoryMarshal.CreateSpan(ref _next, octets.Length));
        _next = ref Unsafe.Add(ref _next, octets.Length);
        _left = left;
    }

    private static void ThrowTooFar() => throw new InvalidOperationException("More octets are written than the fixed part was announced with.");
}
