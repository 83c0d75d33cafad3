using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>UTIL_ASSOC_FIND_DEVICE: reads a record of the association table.</summary>
/// <param name="Record">Which.</param>
public readonly record struct UtilAssociationFind(byte Record) : IZnpRequest<UtilAssociationFind, UtilAssociationFindAnswer>
{
    private const int FixedSize = 1;

    public static ZnpCommandId Id => ZnpCommandId.UtilAssociationFind;

    public static UtilAssociationFind Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U8(nameof(Record)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(Record);
    }
}
