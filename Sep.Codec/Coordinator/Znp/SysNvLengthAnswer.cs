using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>The size of a record.</summary>
/// <param name="Size">Octets; 0 when there is no such record.</param>
public readonly record struct SysNvLengthAnswer(uint Size) : IWireValue<SysNvLengthAnswer>
{
    private const int FixedSize = 4;

    public static SysNvLengthAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U32(nameof(Size)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U32(Size);
    }
}
