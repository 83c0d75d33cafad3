using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sep.Codec.Types;

namespace Sep.Codec.Wire;

/// <summary>
/// Reads the fields of a part whose length was proved by <see cref="WireReader{TTrace}.Fixed"/>, so that nothing here can fail on input. To ask for
/// more octets than were announced is a mistake of ours and throws.
/// </summary>
/// <remarks>
/// Written without spans: the length is a constant to the compiler, which drops every check, and the fewer calls there are to inline the more fields
/// of a command are read from registers.
/// </remarks>
public ref struct FixedReader<TTrace> where TTrace : struct, ITraceMode
{
    private readonly TTrace _trace;
    private ref readonly byte _next;
    private int _left;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal FixedReader(ref readonly byte first, int length, TTrace trace)
    {
        _next = ref first;
        _left = length;
        _trace = trace;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte U8(string name) => Take<byte>(name, FieldKind.Unsigned);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort U16(string name)
    {
        ushort value = Take<ushort>(name, FieldKind.Unsigned);
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>24 bits, as 0..0xFFFFFF.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint U24(string name)
    {
        ReadOnlySpan<byte> octets = Raw(name, FieldKind.Unsigned, 3);
        return BinaryPrimitives.ReadUInt16LittleEndian(octets) | ((uint)octets[2] << 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint U32(string name) => U32(name, FieldKind.Unsigned);

    /// <summary>48 bits, as 0..0xFFFFFFFFFFFF.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong U48(string name)
    {
        ReadOnlySpan<byte> octets = Raw(name, FieldKind.Unsigned, 6);
        return BinaryPrimitives.ReadUInt32LittleEndian(octets) | ((ulong)BinaryPrimitives.ReadUInt16LittleEndian(octets[4..]) << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong U64(string name) => U64(name, FieldKind.Unsigned);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public sbyte S8(string name) => Take<sbyte>(name, FieldKind.Signed);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public short S16(string name)
    {
        short value = Take<short>(name, FieldKind.Signed);
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int S32(string name) => unchecked((int)U32(name, FieldKind.Signed));

    /// <summary>An enumeration or a set of flags of 8 bits. A value without a name is kept as it came.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Named8<T>(string name) where T : unmanaged, Enum
    {
        byte value = Take<byte>(name, FieldKind.Named, typeof(T));
        return Unsafe.BitCast<byte, T>(value);
    }

    /// <summary>An enumeration or a set of flags of 16 bits. A value without a name is kept as it came.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Named16<T>(string name) where T : unmanaged, Enum
    {
        ushort value = Take<ushort>(name, FieldKind.Named, typeof(T));
        return Unsafe.BitCast<ushort, T>(BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
    }

    /// <summary>UTCTime, 32 bits, seconds since 2000-01-01T00:00:00Z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SepTime Time(string name) => new(U32(name, FieldKind.Time));

    /// <summary>An EUI-64, least significant octet first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Eui64 Eui64(string name) => new(U64(name, FieldKind.Eui64));

    /// <summary>Exactly <paramref name="length"/> raw octets, without a length prefix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Raw(string name, int length) => Raw(name, FieldKind.Octets, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint U32(string name, FieldKind kind)
    {
        uint value = Take<uint>(name, kind);
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong U64(string name, FieldKind kind)
    {
        ulong value = Take<ulong>(name, kind);
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Raw(string name, FieldKind kind, int length)
    {
        int left = unchecked(_left - length);
        if (left < 0)
        {
            ThrowTooFar();
        }

        ReadOnlySpan<byte> octets = MemoryMarshal.CreateReadOnlySpan(in _next, length);
        if (typeof(TTrace) != typeof(Untraced))
        {
            _trace.Field(name, kind, octets, null);
        }

        _next = ref Unsafe.Add(ref Unsafe.AsRef(in _next), length);
        _left = left;
        return octets;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Take<T>(string name, FieldKind kind, Type? names = null) where T : unmanaged
    {
        int left = unchecked(_left - Unsafe.SizeOf<T>());
        if (left < 0)
        {
            ThrowTooFar();
        }

        if (typeof(TTrace) != typeof(Untraced))
        {
            _trace.Field(name, kind, MemoryMarshal.CreateReadOnlySpan(in _next, Unsafe.SizeOf<T>()), names);
        }

        T value = Unsafe.ReadUnaligned<T>(in _next);
        _next = ref Unsafe.Add(ref Unsafe.AsRef(in _next), Unsafe.SizeOf<T>());
        _left = left;
        return value;
    }

    private static void ThrowTooFar() => throw new InvalidOperationException("More octets are read than the fixed part was announced with.");
}
