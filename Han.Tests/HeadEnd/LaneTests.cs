using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using HeadEnd.Simulator.Ams;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.HeadEnd;

public sealed class LaneTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public async Task An_event_is_accepted_stored_received_started_completed_and_over()
    {
        LaneRig rig = new();
        await rig.RunAsync(Day, rig.Event(1, 0));
        Assert.Equal(
            [ReportKind.Accepted, ReportKind.Stored, ReportKind.Device, ReportKind.Device, ReportKind.Device, ReportKind.OrderOver],
            rig.Sink.Rows.Select(r => r.Kind));
        Assert.Equal(
            [EventStatus.Received, EventStatus.Started, EventStatus.Completed],
            rig.Sink.Rows.Where(r => r.Status is not null).Select(r => r.Status!.Value));
        Assert.Equal(0, rig.Lane.EsisInMemory);
        Assert.Equal(LedgerOutcome.Completed, rig.Ledger.ToArray().Single().Outcome);
    }

    /// <summary>Many at once, so that the timers of one are foreseen while those of others are due.</summary>
    [Fact]
    public async Task Orders_without_targets_are_over_at_their_time()
    {
        LaneRig rig = new();
        await rig.RunAsync(Day, [.. Enumerable.Range(1, 9).Select(i => rig.Event((uint)i, 0, targets: 0))]);
        Assert.Equal(Enumerable.Range(1, 9).Select(i => ((uint)i, ReportKind.OrderOver)), rig.Sink.Rows.Select(r => (r.Order, r.Kind)));
    }

    [Fact]
    public async Task A_cancel_of_a_delivered_event_gets_the_device_s_answer()
    {
        LaneRig rig = new();
        await rig.RunAsync(Day, rig.Event(1, 0), rig.Cancel(2, 1, 90));
        Assert.Contains(rig.Sink.Rows, r => r is { Order: 2, Kind: ReportKind.Stored, Argument: 1 });
        Assert.Contains(rig.Sink.Rows, r => r is { Order: 2, Status: EventStatus.Cancelled });
        Assert.DoesNotContain(rig.Sink.Rows, r => r is { Order: 1, Status: EventStatus.Completed });
    }

    [Fact]
    public async Task A_waiting_event_is_withdrawn_and_its_cancel_not_sent()
    {
        LaneRig rig = new(LaneRig.Quiet with { Ams = AmsProfile.Mesh with { UnreachableShare = 1, MedianOutage = TimeSpan.FromDays(900) } });
        await rig.RunAsync(Day, rig.Event(1, 0, startsIn: 600), rig.Cancel(2, 1, 5));
        Assert.Contains(rig.Sink.Rows, r => r is { Order: 2, Kind: ReportKind.Withdrawn, Argument: 1 });
        Assert.DoesNotContain(rig.Sink.Rows, r => r.Kind is ReportKind.Stored or ReportKind.Expired or ReportKind.NothingToCancel);
    }

    [Fact]
    public async Task Past_NotAfter_a_waiting_target_expires_at_that_moment()
    {
        LaneRig rig = new(LaneRig.Quiet with { Ams = AmsProfile.Mesh with { UnreachableShare = 1, MedianOutage = TimeSpan.FromDays(900) } });
        TdspOrder order = rig.Event(1, 0);
        await rig.RunAsync(Day, order);
        Assert.Single(rig.Sink.Rows, r => r.Kind == ReportKind.Waiting);
        Assert.Equal(order.NotAfter.Milliseconds, rig.Sink.Rows.Single(r => r.Kind == ReportKind.Expired).At);
    }

    [Fact]
    public async Task A_cancel_of_nothing_says_so()
    {
        LaneRig rig = new();
        await rig.RunAsync(Day, rig.Cancel(2, 1, 0));
        Assert.Contains(rig.Sink.Rows, r => r.Kind == ReportKind.NothingToCancel);
    }

    [Fact]
    public async Task High_goes_before_low_across_ESIs()
    {
        LaneRig rig = new(LaneRig.Quiet with { Ams = AmsProfile.Cellular with { UnreachableShare = 0 } });
        await rig.RunAsync(Day, rig.Event(1, 0, 3000, startsIn: 600), rig.Event(2, 1, 100, OrderPriority.High, from: 5000, startsIn: 600));
        double high = rig.Sink.Rows.Where(r => r is { Order: 2, Kind: ReportKind.Stored }).Max(r => r.At);
        Assert.True(rig.Sink.Rows.Count(r => r is { Order: 1, Kind: ReportKind.Stored } && r.At > high) > 1500);
    }

    [Fact]
    public async Task Same_seed_same_reports_with_back_pressure_and_with_dense_sequences()
    {
        List<string> hashes = [];
        foreach (int refusals in new[] { 0, 0, 25 })
        {
            LaneRig rig = new(TdspProfiles.Oncor, UserModel.Default, refusals, mix: DeviceMix.Default);
            await rig.RunAsync(Day, rig.Event(1, 0, 2000), rig.Event(2, 30, 2000), rig.Cancel(3, 2, 40, 2000));
            hashes.Add(string.Join('\n', rig.Sink.Rows));
            foreach (var target in rig.Sink.Rows.GroupBy(r => (r.Order, r.Ordinal)))
            {
                Assert.Equal(Enumerable.Range(1, target.Count()).Select(i => (uint)i), target.Select(r => r.Sequence));
            }
        }

        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public async Task Ten_thousand_ESIs_in_a_few_seconds()
    {
        LaneRig rig = new(TdspProfiles.Oncor, UserModel.Default, mix: DeviceMix.Default);
        TdspOrder order = rig.Event(1, 0, 10_000, startsIn: 120);
        long began = TimeProvider.System.GetTimestamp();
        await rig.RunAsync(Day, order);
        TimeSpan took = TimeProvider.System.GetElapsedTime(began);
        Assert.Equal(10_000, rig.Sink.Rows.Count(r => r.Kind == ReportKind.Accepted));
        Assert.Equal(0, rig.Lane.EsisInMemory);
        Assert.True(took < TimeSpan.FromSeconds(8), $"took {took}");
        Console.WriteLine($"10,000 ESIs: {took.TotalMilliseconds:F0} ms, {rig.Sink.Rows.Count} reports");
    }

    [Fact]
    public async Task An_event_for_now_that_concerned_nobody_is_forgotten_when_it_is_over()
    {
        LaneRig rig = new();
        LoadControlEvent foreign = DeviceEmulator.HanRig.Event() with { DeviceClass = DeviceClass.GenerationSystems };
        byte[] now = LaneRig.Payload(foreign with { StartTime = SepTime.Now, DurationMinutes = 600 });
        await rig.RunAsync(Day, rig.Order(1, LaneRig.Start, LaneRig.Start.Plus(TimeSpan.FromMinutes(10)), OrderPriority.Low, 0, now, 1, 0));
        Assert.Contains(rig.Sink.Rows, r => r.Kind == ReportKind.Stored);
        Assert.Equal(0, rig.Lane.OrdersInMemory);
        Assert.Equal(0, rig.Lane.EsisInMemory);
    }
}
