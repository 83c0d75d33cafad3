using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Metering;

/// <summary>Get Profile: a client asks a meter for its load profile. SE 1.0 (075356r15) Annex D, Simple Metering.</summary>
/// <param name="IntervalChannel">Which flow.</param>
/// <param name="EndTime">The newest interval ends at or before this time; <see cref="SepTime.Now"/> for the newest of all. Never <see cref="SepTime.Invalid"/>.</param>
/// <param name="NumberOfPeriods">At most so many intervals.</param>
public readonly record struct GetProfile(IntervalChannel IntervalChannel, SepTime EndTime, byte NumberOfPeriods) : ISepCommand<GetProfile>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 6;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Metering, 0x00, Direction.ClientToServer);

    public static GetProfile Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(
            f.Named8<IntervalChannel>(nameof(IntervalChannel)),
            f.Time(nameof(EndTime)),
            f.U8(nameof(NumberOfPeriods)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Start(EndTime), EndTime);
        FixedWriter f = w.Fixed(Size);
        f.Named8(IntervalChannel);
        f.Time(EndTime);
        f.U8(NumberOfPeriods);
    }
}
