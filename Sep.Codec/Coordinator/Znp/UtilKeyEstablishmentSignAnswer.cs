using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>A signature by the chip.</summary>
/// <param name="Status">How it went.</param>
/// <param name="Signature">r and s, 21 octets each.</param>
public readonly record struct UtilKeyEstablishmentSignAnswer(ZnpStatus Status, Octets Signature) : IWireValue<UtilKeyEstablishmentSignAnswer>
{
    private const int FixedSize = 1;

    public static UtilKeyEstablishmentSignAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named8<ZnpStatus>(nameof(Status)), r.Octets(nameof(Signature), 42));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
        w.Raw(Signature.Span);
    }
}
