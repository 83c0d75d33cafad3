using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Metering;

/// <summary>
/// Get Profile Response: the load profile of a meter. SE 1.0 (075356r15) Annex D, Simple Metering. The number of periods delivered is that of
/// <paramref name="Intervals"/>.
/// </summary>
/// <param name="EndTime">When the newest interval ended; never <see cref="SepTime.Invalid"/>.</param>
/// <param name="Status">What became of the request.</param>
/// <param name="ProfileIntervalPeriod">How long an interval is.</param>
/// <param name="Intervals">What flowed in each, the newest first.</param>
public readonly record struct GetProfileResponse(
    SepTime EndTime, GetProfileStatus Status, ProfileIntervalPeriod ProfileIntervalPeriod, ProfileIntervals Intervals) : ISepCommand<GetProfileResponse>
{
    private const int FixedSize = 7;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Metering, 0x00, Direction.ServerToClient);

    /// <summary>0..255.</summary>
    public byte NumberOfPeriodsDelivered => (byte)Intervals.Count;

    public static GetProfileResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.Time(nameof(EndTime)),
            f.Named8<GetProfileStatus>(nameof(Status)),
            f.Named8<ProfileIntervalPeriod>(nameof(ProfileIntervalPeriod)),
            new ProfileIntervals(r.Octets(nameof(Intervals), f.U8(nameof(NumberOfPeriodsDelivered)) * ProfileIntervals.IntervalSize)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Start(EndTime), EndTime);
        FixedWriter f = w.Fixed(FixedSize);
        f.Time(EndTime);
        f.Named8(Status);
        f.Named8(ProfileIntervalPeriod);
        f.U8(NumberOfPeriodsDelivered);
        w.Raw(Intervals.Raw.Span);
    }
}
