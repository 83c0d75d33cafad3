using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Market;
using Han.Gateway.MessagingLog;
using Han.Gateway.Provisioning;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using static Han.Tests.MessagingLog.LoadControlOrder;

namespace Han.Tests.MessagingLog;

/// <summary>
/// An event for a whole home whose target is closed, because who has answered is done, and may begin yet at a device that has not: who must take it back finds it.
/// </summary>
public sealed class HalfAnsweredHomeTests
{
    private static readonly MarketTime _end = Now.Plus(TimeSpan.FromHours(4));
    private static readonly Eui64 _first = new(5), _second = new(6);

    private readonly OpenTargets _targets = new(new NoRequests(), new NoDevices(), new DeliveryCounters(), NullLogger.Instance);
    private readonly List<LogRow> _rows = [];
    private uint _sequence;
    private HanDevice[] _there = [Joined(_first), Joined(_second)];

    [Theory]
    [InlineData(EventStatus.PartiallyCompletedWithOptOut)]
    [InlineData(EventStatus.Completed)]
    public void It_is_found_until_everybody_is_done_or_its_time_is_over(EventStatus status)
    {
        OpenOrder order = Open(joined: 2);
        Answer(_first, status);
        Assert.True(order.IsClosed(0));
        Assert.Single(Found(Now));
        Assert.Single(Found(_end.PlusMilliseconds(-1)));
        Assert.Empty(Found(_end));
        Answer(_second, EventStatus.Received);
        Assert.Single(Found(Now));
        Answer(_second, EventStatus.Completed);
        Assert.Empty(Found(Now));
    }

    /// <summary>Who is busy with it may be so after its end, by its own randomisation; and be one that joined since.</summary>
    [Fact]
    public void It_is_found_while_a_device_is_busy_that_joined_since()
    {
        OpenOrder order = Open(joined: 1);
        _there = [Joined(_first)];
        Answer(_first, EventStatus.PartiallyCompletedWithOptOut);
        Assert.True(order.IsClosed(0));
        Assert.Empty(Found(Now));
        Answer(_second, EventStatus.Received);
        Answer(_second, EventStatus.Started);
        Assert.Single(Found(Now));
        Assert.Single(Found(_end));
        Answer(_second, EventStatus.Completed);
        Assert.Empty(Found(_end));
    }

    [Fact]
    public void After_a_cancel_for_one_device_it_is_found_for_the_other()
    {
        OpenOrder order = Open(joined: 2);
        Answer(_first, EventStatus.Received);
        CancelFor(_first);
        Assert.True(order.IsClosed(0));
        Assert.Single(Found(Now));
        Answer(_second, EventStatus.Received);
        CancelFor(_second);
        Assert.Empty(Found(Now));
    }

    [Fact]
    public void After_a_cancel_for_the_home_it_is_not_found()
    {
        Open(joined: 3);
        Answer(_first, EventStatus.Received);
        CancelFor(default);
        Assert.Empty(Found(Now));
    }

    [Fact]
    public void Nor_where_the_only_device_is_done()
    {
        Open(joined: 1);
        _there = [Joined(_first)];
        Answer(_first, EventStatus.PartiallyCompletedWithOptOut);
        Assert.Empty(Found(Now));
    }

    [Fact]
    public void A_device_that_joined_late_does_not_hide_one_that_is_silent()
    {
        Eui64 late = new(7);
        Open(joined: 2);
        Answer(_first, EventStatus.Completed);
        _there = [.. _there, Joined(late)];
        Answer(late, EventStatus.Completed);
        Assert.Single(Found(Now));
        Answer(_second, EventStatus.Completed);
        Assert.Empty(Found(Now));
    }

    /// <summary>A display takes no part in load control; who has left the home begins nothing there.</summary>
    [Theory]
    [InlineData(DeviceKind.InHomeDisplay, DeviceStatus.DeviceAdded)]
    [InlineData(DeviceKind.LoadControl, DeviceStatus.DeviceRemoved)]
    public void Nor_where_who_is_silent_takes_no_part(DeviceKind kind, DeviceStatus status)
    {
        Open(joined: 2);
        _there = [Joined(_first), Joined(_second) with { Kind = kind, Status = status }];
        Answer(_first, EventStatus.Completed);
        Assert.Empty(Found(Now));
    }

    [Fact]
    public void Nor_where_one_device_of_many_was_addressed()
    {
        Open(joined: 3, _first);
        Answer(_first, EventStatus.PartiallyCompletedWithOptOut);
        Assert.Empty(Found(Now));
    }

    /// <summary>What is on disk is the closed target and its rows.</summary>
    [Fact]
    public void It_is_found_after_a_restart_too()
    {
        OpenOrder order = LoadControlOrder.Open(1, 1, "1", EventCategory.LCE, EventId, end: _end, isClosed: true);
        _targets.Add(order);
        _targets.Restore(order, new LogRow(1, 1, 1, Now, default, LogStatus.Stored, 2, 0));
        _targets.Restore(order, new LogRow(1, 1, 2, Now, _first, LogStatus.PartlyOptedOut, 0, 0));
        Assert.Single(Found(Now));
        _targets.Restore(order, new LogRow(1, 1, 3, Now, _second, LogStatus.PartlyOptedOut, 0, 0));
        Assert.Empty(Found(Now));
    }

    private static HanDevice Joined(Eui64 mac) => new()
    {
        Id = 1,
        EsiId = "1",
        MeterSerialNumber = "M1",
        Esi = Esi,
        Mac = mac,
        Tdsp = "Oncor",
        Duns = "1",
        Kind = DeviceKind.LoadControl,
        Status = DeviceStatus.DeviceAdded,
    };

    private OpenOrder Open(long joined, Eui64 device = default)
    {
        OpenOrder order = LoadControlOrder.Open(1, 1, "1", EventCategory.LCE, EventId, device, _end);
        _targets.Add(order);
        _targets.Apply(new TdspReport(1, 1, ++_sequence, ReportKind.Stored, Now, default, (uint)joined, default), _rows);
        return order;
    }

    private void Answer(Eui64 device, EventStatus status) =>
        _targets.Apply(new TdspReport(1, 1, ++_sequence, ReportKind.Device, Now, device, 0, LoadControlOrder.Report(status)), _rows);

    /// <summary>The order, and the answer of the first device or of the one that it names.</summary>
    private void CancelFor(Eui64 device)
    {
        uint id = 10 + ++_sequence;
        _targets.Add(LoadControlOrder.Open(id, 1, "1", EventCategory.CLE, null, device, _end));
        _targets.Apply(new TdspReport(id, 1, 1, ReportKind.Stored, Now, default, 1, default), _rows);
        _targets.Apply(new TdspReport(id, 1, 2, ReportKind.Device, Now, device.IsNone ? _first : device, 0, LoadControlOrder.Report(EventStatus.Cancelled)), _rows);
    }

    private IReadOnlyList<OpenEvent> Found(MarketTime at) => _targets.Events.At([Esi], _there, at);
}
