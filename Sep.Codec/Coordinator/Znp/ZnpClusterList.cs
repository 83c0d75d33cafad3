using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>A list of clusters or network addresses with a count of one octet before it.</summary>
internal static class ZnpClusterList
{
    public static UInt16List Read<TTrace>(ref WireReader<TTrace> r, string name) where TTrace : struct, ITraceMode =>
        new(r.Octets(name, r.U8($"{name}Count") * sizeof(ushort)));

    public static void Write(ref WireWriter w, UInt16List list)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(list.Count, byte.MaxValue, nameof(list));
        w.U8((byte)list.Count);
        w.Raw(list.Raw.Span);
    }
}
