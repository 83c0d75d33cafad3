using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>A record of the association table, as the chip has it in memory: 28 octets packed, 36 aligned.</summary>
/// <param name="Record">The octets.</param>
public readonly record struct UtilAssociationFindAnswer(Octets Record) : IWireValue<UtilAssociationFindAnswer>
{
    public static UtilAssociationFindAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.Rest(nameof(Record)));

    public void Write(ref WireWriter w)
    {
        w.Raw(Record.Span);
    }
}
