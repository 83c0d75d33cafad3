using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>A server has no data yet. What matters is the difference of the two times; where the first is 0, the second is that difference.</summary>
/// <param name="CurrentTime">The server's clock, or 0.</param>
/// <param name="RequestTime">When to ask again.</param>
/// <param name="MinimumBlockPeriod">
/// How long to wait between requests from then on, in milliseconds (seconds in the first revision that had it). Absent from servers of the first
/// revision of the cluster.
/// </param>
public readonly record struct ImageBlockDelay(SepTime CurrentTime, SepTime RequestTime, ushort? MinimumBlockPeriod = null)
{
    private const int FixedSize = 8;

    internal static ImageBlockDelay Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Time(nameof(CurrentTime)), f.Time(nameof(RequestTime)), r.More ? r.U16(nameof(MinimumBlockPeriod)) : null);
    }

    internal void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Time(CurrentTime);
        f.Time(RequestTime);
        if (MinimumBlockPeriod is ushort period)
        {
            w.U16(period);
        }
    }
}
