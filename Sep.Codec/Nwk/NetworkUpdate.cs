using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>The network manager tells the network that its PAN id changes, the one kind of update there is.</summary>
/// <param name="ExtendedPanId">The network.</param>
/// <param name="UpdateId">Counts the changes; also in the beacons.</param>
/// <param name="PanIds">The new PAN id; the format has room for up to 31.</param>
public readonly record struct NetworkUpdate(Eui64 ExtendedPanId, byte UpdateId, UInt16List PanIds) : ILayerCommand<NetworkUpdate, NwkCommandId>
{
    /// <summary>The most PAN ids of one update.</summary>
    public const int MaxCount = 31;

    private const int FixedSize = 10;

    public static NwkCommandId Id => NwkCommandId.NetworkUpdate;

    /// <summary>Reads the update; a kind other than that of the PAN id makes it malformed.</summary>
    public static NetworkUpdate Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        byte options = f.U8("Options");
        if (options > MaxCount)
        {
            r.Fail();
        }

        return new(
            f.Eui64(nameof(ExtendedPanId)),
            f.U8(nameof(UpdateId)),
            new UInt16List(r.Octets(nameof(PanIds), (options & MaxCount) * sizeof(ushort))));
    }

    public void Write(ref WireWriter w)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PanIds.Count, MaxCount, nameof(PanIds));
        FixedWriter f = w.Fixed(FixedSize);
        f.U8((byte)PanIds.Count);
        f.Eui64(ExtendedPanId);
        f.U8(UpdateId);
        w.Raw(PanIds.Raw.Span);
    }
}
