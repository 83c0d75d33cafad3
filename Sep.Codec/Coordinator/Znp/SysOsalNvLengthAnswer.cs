using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>The size of an item.</summary>
/// <param name="Size">Octets; 0 when there is no such item.</param>
public readonly record struct SysOsalNvLengthAnswer(ushort Size) : IWireValue<SysOsalNvLengthAnswer>
{
    private const int FixedSize = 2;

    public static SysOsalNvLengthAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Size)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Size);
    }
}
