using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>A list of clusters with a count of one octet before it.</summary>
internal static class ClusterList
{
    public static UInt16List Read<TTrace>(ref WireReader<TTrace> r, string countName, string name) where TTrace : struct, ITraceMode =>
        new(r.Octets(name, r.U8(countName) * sizeof(ushort)));

    public static void Write(ref WireWriter w, UInt16List clusters)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(clusters.Count, byte.MaxValue, nameof(clusters));
        w.U8((byte)clusters.Count);
        w.Raw(clusters.Raw.Span);
    }
}
