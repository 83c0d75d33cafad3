using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>An answer that is a status alone.</summary>
/// <param name="Status">How it went.</param>
public readonly record struct ZnpStatusAnswer(ZnpStatus Status) : IWireValue<ZnpStatusAnswer>
{
    private const int FixedSize = 1;

    public static ZnpStatusAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named8<ZnpStatus>(nameof(Status)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
    }
}
