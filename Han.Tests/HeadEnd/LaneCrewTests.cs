using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Lanes;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;
using Microsoft.Extensions.Logging.Abstractions;

namespace Han.Tests.HeadEnd;

public sealed class LaneCrewTests
{
    private const int TargetsPerLane = 400;

    private static readonly TdspProfile[] _tdsps = [TdspProfiles.Oncor, TdspProfiles.CenterPoint, TdspProfiles.Tnmp, TdspProfiles.AepTexasNorth];

    /// <summary>However long the strides are, the reports are those of lanes stepped one item after the other, octet for octet and in the same order.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(250)]
    [InlineData(4096)]
    [InlineData(600_000)]
    public void Lanes_side_by_side_report_what_they_report_in_turn(long stride)
    {
        MarketTime end = LaneRig.Start.Plus(TimeSpan.FromHours(5));
        DeviceLedger ledgerInTurn = new();
        CollectingSink inTurn = new();
        Lane[] lanes = Make(ledgerInTurn);
        ReportOutbox outbox = new();
        Array.ForEach(lanes, lane => lane.Outbox = outbox);
        for (Lane next = lanes.MinBy(l => l.NextDue)!; next.NextDue <= end; next = lanes.MinBy(l => l.NextDue)!)
        {
            next.Step();
            Hand(outbox, inTurn, whole: false);
        }

        Hand(outbox, inTurn, whole: true);
        DeviceLedger ledger = new();
        CollectingSink together = new();
        lanes = Make(ledger);
        int steps = 0;
        using (LaneCrew crew = new(lanes))
        {
            for (MarketTime due = lanes.Min(l => l.NextDue); due <= end; due = lanes.Min(l => l.NextDue))
            {
                steps += crew.StepTo(MarketTime.Min(due.PlusMilliseconds(stride - 1), end));
                while (crew.Collect(outbox, out MarketTime at))
                {
                    Assert.True(at > LaneRig.Start && at <= end);
                    Hand(outbox, together, whole: true);
                }
            }
        }

        Hand(outbox, together, whole: true);
        Assert.Equal(inTurn.Rows, together.Rows);
        Assert.Equal(inTurn.Hash, together.Hash);
        Assert.Equal(ledgerInTurn.ToArray(), ledger.ToArray());
        Assert.True(together.Rows.Count > 4 * TargetsPerLane * _tdsps.Length);
        Assert.True(steps > together.Rows.Count);
    }

    [Fact]
    public void A_lane_that_fails_beside_others_fails_the_loop()
    {
        LaneSettings settings = new(7, new BrokenPopulation(), UserModel.Obedient);
        Lane[] lanes = [.. _tdsps.Select(t => new Lane(t, settings, NullLogger.Instance))];
        LaneRig rig = new();
        foreach ((int i, Lane lane) in lanes.Index())
        {
            lane.Replay(rig.Event((uint)i + 1, 0));
        }

        using LaneCrew crew = new(lanes);
        Assert.Throws<NotSupportedException>(() => crew.StepTo(LaneRig.Start.Plus(TimeSpan.FromHours(1))));
    }

    private static Lane[] Make(DeviceLedger ledger)
    {
        LaneRig rig = new(mix: DeviceMix.Default);
        LaneSettings settings = new(7, rig.Population, UserModel.Default, ledger);
        Lane[] lanes = [.. _tdsps.Select(t => new Lane(t, settings, NullLogger.Instance))];
        foreach ((int i, Lane lane) in lanes.Index())
        {
            lane.Replay(rig.Event((uint)i + 1, 0, TargetsPerLane, from: i * TargetsPerLane));
        }

        return lanes;
    }

    private static void Hand(ReportOutbox outbox, CollectingSink sink, bool whole)
    {
        if ((whole || outbox.IsFull) && outbox.Take() is ReportBatch batch)
        {
            Assert.True(sink.TryDeliver(batch));
        }
    }

    private sealed class BrokenPopulation : IEsiPopulation
    {
        public int Describe(Sep.Codec.Types.Eui64 esi, Span<DeviceSpec> devices) => throw new NotSupportedException();
    }
}
