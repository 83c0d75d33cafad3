using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>A part of a large ASDU.</summary>
/// <param name="Status">How it went.</param>
/// <param name="Data">The part.</param>
public readonly record struct AfDataRetrieveAnswer(ZnpStatus Status, Octets Data) : IWireValue<AfDataRetrieveAnswer>
{
    private const int FixedSize = 2;

    public static AfDataRetrieveAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named8<ZnpStatus>(nameof(Status)), r.Octets(nameof(Data), f.U8("DataLength")));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
        f.U8(checked((byte)Data.Length));
        w.Raw(Data.Span);
    }
}
