using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Ams;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;
using Sep.Codec.Types;

namespace Han.Tests.HeadEnd;

/// <summary>Meters that are exchanged while messages for them are under way.</summary>
public sealed class LaneExchangeTests
{
    /// <summary>Every delivery takes 10 s, an acknowledgement and a report 1 s; nobody switches a device on again.</summary>
    private static readonly TdspProfile Even = LaneRig.Quiet with
    {
        Ams = new AmsProfile(
            "even", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), MessagesPerSecond: 1000, UnreachableShare: 0, TimeSpan.FromHours(2)),
        Join = JoinProfile.Default with { PoweredShare = 0 },
    };

    [Theory]
    [InlineData(new[] { 5 }, 15)]
    [InlineData(new[] { 5, 9 }, 19)]
    [InlineData(new[] { 0, 5, 10 }, 20)]
    public async Task What_was_on_its_way_to_a_meter_that_is_gone_does_not_arrive_at_the_next_one(int[] exchanges, int arrives)
    {
        LaneRig rig = new(Even);
        TdspOrder[] orders = [.. exchanges.Select((at, i) => Exchange(rig, (uint)(2 + i), at, i, i + 1, []))];
        await rig.RunAsync(TimeSpan.FromHours(24), [rig.Event(1, 0), .. orders]);
        CollectingSink.Row stored = Assert.Single(rig.Sink.Rows, r => r is { Order: 1, Kind: ReportKind.Stored });
        Assert.Equal(LaneRig.Start.Plus(TimeSpan.FromSeconds(arrives + 1)).Milliseconds, stored.At);
        LedgerEntry done = Assert.Single(rig.Ledger.ToArray());
        Assert.Equal(rig.Population.DeviceAt(exchanges.Length, 0).Address, done.Device);
        Assert.Equal(0, rig.Lane.EsisInMemory);
    }

    [Fact]
    public async Task A_cancel_withdraws_what_waits_at_its_own_meters_door_by_device()
    {
        LaneRig rig = new(Even, mix: new DeviceMix([0, 0, 1], 1, 0, 0));
        OrderTarget[] targets =
        [
            .. from meter in Enumerable.Range(0, 2) from slot in Enumerable.Range(0, 2).Reverse()
               select new OrderTarget((uint)(meter * 2 + slot + 1), rig.Population.EsiAt(meter), rig.Population.DeviceAt(meter, slot).Address),
        ];
        TdspOrder all = rig.Event(1, 0) with { Targets = targets };
        TdspOrder[] exchanges = [.. from meter in Enumerable.Range(0, 2) select Exchange(rig, (uint)(2 + meter), 20, meter, meter + 10, targets[(meter * 2)..][..2])];
        TdspOrder cancel = rig.Cancel(4, 1, 2) with { Targets = new[] { new OrderTarget(1, rig.Population.EsiAt(10), default) } };
        await rig.RunAsync(TimeSpan.FromHours(72), [all, .. exchanges, cancel]);
        Eui64[] withdrawn = [.. rig.Sink.Rows.Where(r => r is { Order: 4, Kind: ReportKind.Withdrawn }).Select(r => r.Device)];
        Assert.Equal(targets[..2].Select(t => t.Device).Order(), withdrawn);
        uint[] expired = [.. rig.Sink.Rows.Where(r => r is { Order: 1, Kind: ReportKind.Expired }).Select(r => r.Ordinal)];
        Assert.Equal(targets[2..].Select(t => t.Ordinal), expired);
    }

    private static TdspOrder Exchange(LaneRig rig, uint id, int second, int from, int to, OrderTarget[] devices)
    {
        MarketTime at = LaneRig.Start.Plus(TimeSpan.FromSeconds(second));
        MarketTime joinBy = at.Plus(TimeSpan.FromDays(2));
        Eui64 esi = rig.Population.EsiAt(to);
        ReplacedDevice[] replaced = [.. devices.Select(_ => new ReplacedDevice(DeviceKind.Thermostat, 1, 0, WasJoined: false, default))];
        OrderTarget[] targets = devices.Length == 0 ? [new OrderTarget(1, esi, default)] : [.. devices.Select((d, i) => new OrderTarget((uint)i + 1, esi, d.Device))];
        return new TdspOrder(
            id, "0123456789abcdef01234567", OrderPriority.Low, at, joinBy, joinBy, new ReplaceMeter(rig.Population.EsiAt(from), joinBy, replaced), targets);
    }
}
