using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>Tells the network manager of a PAN id conflict, the one kind of report there is.</summary>
/// <param name="ExtendedPanId">The reporting network.</param>
/// <param name="PanIds">The PAN ids in use around the reporter; at most 31.</param>
public readonly record struct NetworkReport(Eui64 ExtendedPanId, UInt16List PanIds) : ILayerCommand<NetworkReport, NwkCommandId>
{
    /// <summary>The most PAN ids of one report.</summary>
    public const int MaxCount = 31;

    private const int FixedSize = 9;

    public static NwkCommandId Id => NwkCommandId.NetworkReport;

    /// <summary>Reads the report; a kind other than the PAN id conflict makes it malformed.</summary>
    public static NetworkReport Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        byte options = f.U8("Options");
        if (options > MaxCount)
        {
            r.Fail();
        }

        return new(f.Eui64(nameof(ExtendedPanId)), new UInt16List(r.Octets(nameof(PanIds), (options & MaxCount) * sizeof(ushort))));
    }

    public void Write(ref WireWriter w)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PanIds.Count, MaxCount, nameof(PanIds));
        FixedWriter f = w.Fixed(FixedSize);
        f.U8((byte)PanIds.Count);
        f.Eui64(ExtendedPanId);
        w.Raw(PanIds.Raw.Span);
    }
}
