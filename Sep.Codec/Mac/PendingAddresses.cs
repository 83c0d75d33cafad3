using System.Buffers.Binary;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>
/// The devices that a beacon says frames wait for: up to 7 short and extended addresses together. Read in place. The default value is empty.
/// </summary>
public readonly record struct PendingAddresses : IWireValue<PendingAddresses>
{
    /// <summary>The most addresses that a beacon names.</summary>
    public const int MaxCount = 7;

    private readonly Octets _addresses;

    private PendingAddresses(int shortCount, int extendedCount, Octets addresses)
    {
        ShortCount = shortCount;
        ExtendedCount = extendedCount;
        _addresses = addresses;
    }

    /// <exception cref="ArgumentException">More than 7 addresses.</exception>
    public PendingAddresses(ReadOnlySpan<ushort> shortAddresses, ReadOnlySpan<Eui64> extendedAddresses)
    {
        if (shortAddresses.Length + extendedAddresses.Length > MaxCount)
        {
            throw new ArgumentException($"A beacon names at most {MaxCount} addresses.", nameof(shortAddresses));
        }

        ShortCount = shortAddresses.Length;
        ExtendedCount = extendedAddresses.Length;
        byte[] raw = new byte[SizeOf(ShortCount, ExtendedCount)];
        WireWriter w = new(raw);
        foreach (ushort address in shortAddresses)
        {
            w.U16(address);
        }

        foreach (Eui64 address in extendedAddresses)
        {
            w.Eui64(address);
        }

        _addresses = new Octets(raw);
    }

    public int ShortCount { get; }

    public int ExtendedCount { get; }

    /// <exception cref="ArgumentOutOfRangeException">Not an index of the short addresses.</exception>
    public ushort Short(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, ShortCount);
        return BinaryPrimitives.ReadUInt16LittleEndian(_addresses.Span[(index * sizeof(ushort))..]);
    }

    /// <exception cref="ArgumentOutOfRangeException">Not an index of the extended addresses.</exception>
    public Eui64 Extended(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, ExtendedCount);
        return new Eui64(BinaryPrimitives.ReadUInt64LittleEndian(_addresses.Span[SizeOf(ShortCount, index)..]));
    }

    public static PendingAddresses Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        byte specification = r.U8("PendingAddressSpecification");
        int shortCount = specification & 7;
        int extendedCount = (specification >> 4) & 7;
        if (shortCount + extendedCount > MaxCount)
        {
            r.Fail();
        }

        return new(shortCount, extendedCount, r.Octets("PendingAddresses", SizeOf(shortCount, extendedCount)));
    }

    public void Write(ref WireWriter w)
    {
        w.U8((byte)(ShortCount | (ExtendedCount << 4)));
        w.Raw(_addresses.Span);
    }

    private static int SizeOf(int shortCount, int extendedCount) => (shortCount * sizeof(ushort)) + (extendedCount * sizeof(ulong));
}
