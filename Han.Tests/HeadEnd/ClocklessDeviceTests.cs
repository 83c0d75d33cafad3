using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Lanes;
using HeadEnd.Simulator.Link;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.HeadEnd;

/// <summary>Devices of a population that keep no time, at a lane.</summary>
public sealed class ClocklessDeviceTests
{
    private static readonly Eui64 _esi = new(0x0200_0000_0000_0001);

    private readonly DeviceLedger _ledger = new();
    private readonly LaneRig _orders = new();
    private readonly Lane _lane;

    public ClocklessDeviceTests()
    {
        Dictionary<Eui64, IReadOnlyList<DeviceSpec>> homes = new()
        {
            [_esi] = [DeviceEmulator.HanRig.Load() with { HasClock = false }, DeviceEmulator.HanRig.Load(2, DeviceClass.PoolPumpSpaJacuzzi)],
        };
        _lane = new Lane(LaneRig.Quiet, new LaneSettings(7, new ExplicitPopulation(homes), UserModel.Obedient, _ledger), NullLogger.Instance);
    }

    [Fact]
    public void A_device_without_a_clock_asks_and_begins_an_event_within_five_minutes()
    {
        MarketTime start = LaneRig.Start.Plus(TimeSpan.FromHours(3));
        Assert.Equal([EventStatus.Received, EventStatus.Started, EventStatus.Completed], Run(start.ToSep(), 60));
        LedgerEntry row = Assert.Single(_ledger.ToArray(), r => r.Device == DeviceEmulator.HanRig.Load().Address);
        Assert.InRange(row.StartedAt.Milliseconds - start.Milliseconds, 0, 300_000);
        Assert.InRange(row.EndedAt.Milliseconds - start.Milliseconds, 60 * 60_000, 61 * 60_000);
    }

    [Fact]
    public void An_event_that_is_sent_and_asked_for_at_once_is_one_event() =>
        Assert.Equal([EventStatus.Received, EventStatus.Started, EventStatus.Completed], Run(SepTime.Now, 30));

    [Fact]
    public void An_event_that_others_have_finished_before_it_begins_is_kept_for_a_device_without_a_clock()
    {
        Eui64 other = DeviceEmulator.HanRig.Load(2).Address;
        _lane.Post(_orders.Cancel(2, 1, 30) with { Targets = new OrderTarget[] { new(1, _esi, other) } });
        SepTime start = LaneRig.Start.Plus(TimeSpan.FromHours(3)).ToSep();
        Assert.Equal([EventStatus.Received, EventStatus.Started, EventStatus.Completed], Run(start, 60));
        Assert.Contains(_ledger.ToArray(), r => r.Device == other && r.Outcome == LedgerOutcome.Cancelled);
    }

    /// <summary>What the device without a clock reports of an event; nothing goes on afterwards.</summary>
    private EventStatus[] Run(SepTime start, ushort minutes)
    {
        LoadControlEvent e = DeviceEmulator.HanRig.Event() with { StartTime = start, DurationMinutes = minutes };
        MarketTime last = LaneRig.Start.Plus(TimeSpan.FromHours(4));
        _lane.Post(_orders.Order(1, LaneRig.Start, last, OrderPriority.Low, 0, LaneRig.Payload(e), 1, 0) with { Targets = new OrderTarget[] { new(1, _esi, default) } });
        while (_lane.NextDue <= LaneRig.Start.Plus(TimeSpan.FromDays(2)))
        {
            _lane.Step();
        }

        Assert.Equal(MarketTime.Never, _lane.NextDue);
        Assert.Equal((0, 0), (_lane.EsisInMemory, _lane.OrdersInMemory));
        CollectingSink sink = new();
        Assert.True(sink.TryDeliver(_lane.Outbox.Take()!));
        return [.. sink.Rows.Where(r => r.Status is not null && r.Device == DeviceEmulator.HanRig.Load().Address).Select(r => r.Status!.Value)];
    }
}
