using DeviceEmulator.Devices;
using DeviceEmulator.Metering;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Basic;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using static Han.Tests.DeviceEmulator.HomeRig;

namespace Han.Tests.DeviceEmulator.Home;

public sealed class MeteringTests
{
    private readonly HomeRig _home = new((Ihd, null), (Heater, null), (Pct, null));

    [Fact]
    public void Register_and_demand_are_told_with_what_is_needed_to_show_them()
    {
        _home.To(10);
        long demand = _home.Meter.DemandWatts(_home.At(10));
        Dictionary<ushort, string> read = _home.ReadEsi(
            ClusterId.Metering, MeteringAttributes.CurrentSummationDelivered, MeteringAttributes.InstantaneousDemand, MeteringAttributes.Multiplier,
            MeteringAttributes.Divisor, MeteringAttributes.UnitOfMeasure, MeteringAttributes.Status, MeteringAttributes.MeteringDeviceType);
        Assert.Equal([$"{_home.Meter.CurrentWattHours}", $"{demand}", "1", "1000", "0", "0", "0"], read.Values);
        Assert.InRange(_home.Meter.CurrentWattHours, 12_345_000, 12_445_000);
        Assert.Equal(demand, _home.Meter.DemandWatts(_home.Agenda.Now));
        Assert.True(demand >= _home.Devices.Sum(d => d.DemandWatts(_home.Agenda.Now)));
    }

    [Fact]
    public void The_register_is_what_the_intervals_add_up_to()
    {
        long before = _home.Meter.CurrentWattHours;
        _home.To(6 * 60);
        long[] added = [.. _home.Meter.Profile.Where(i => i.End.Milliseconds > _home.At(0).Milliseconds).Select(i => i.WattHours)];
        Assert.Equal(24, added.Length);
        Assert.Equal(_home.Meter.CurrentWattHours - before, added.Sum());
        Assert.Equal(added.Max() * 4, _home.Meter.Profile.Where(i => i.End.Milliseconds > _home.At(0).Milliseconds).Max(i => i.WattHours) * 4);
        _home.To(6 * 60 + 5);
        Assert.Equal(_home.Meter.CurrentWattHours - before - added.Sum(), _home.Meter.Partial.WattHours);
        Assert.Equal(_home.At(360), _home.Meter.Partial.Began);
    }

    [Fact]
    public void What_is_read_once_a_day_is_what_is_read_every_minute()
    {
        HomeRig often = new((Ihd, null), (Heater, null), (Ev, null));
        HomeRig once = new((Ihd, null), (Heater, null), (Ev, null));
        for (int minute = 1; minute <= 24 * 60; minute++)
        {
            _ = often.To(minute).Meter.CurrentWattHours;
        }

        long[] profile = [.. once.To(24 * 60).Meter.Profile.Select(i => i.WattHours)];
        long[] other = [.. often.Meter.Profile.Select(i => i.WattHours)];
        Assert.Equal(profile.Length, other.Length);
        Assert.All(profile.Zip(other), p => Assert.InRange(p.Second, p.First - 2, p.First + 2));
    }

    [Fact]
    public void A_day_of_the_profile_is_told_in_blocks_of_24_from_the_start()
    {
        List<uint> told = [];
        SepTime end = SepTime.Now;
        long expectedEnd = _home.At(0).Milliseconds;
        for (int block = 0; block < 4; block++)
        {
            HomeRig.Frame frame = _home.Ask(Ihd.Address, EsiAddress, ClusterId.Metering, new GetProfile(IntervalChannel.ConsumptionDelivered, end, 24))!;
            GetProfileResponse answer = frame.As<GetProfileResponse>();
            Assert.Equal(
                (GetProfileStatus.Success, ProfileIntervalPeriod.Minutes15, (byte)24),
                (answer.Status, answer.ProfileIntervalPeriod, answer.NumberOfPeriodsDelivered));
            Assert.Equal(expectedEnd, answer.EndTime.ToUnixMilliseconds());
            Assert.Equal(82, frame.Octets.Length);
            for (int i = 0; i < answer.Intervals.Count; i++)
            {
                told.Add(answer.Intervals[i]!.Value);
            }

            expectedEnd -= 24 * 900_000;
            end = MarketTimeOf(expectedEnd);
        }

        Assert.Equal(96, told.Count);
        Assert.Equal(_home.Meter.Profile.Reverse().Take(96).Select(i => (uint)i.WattHours), told);
        Assert.All(told, wattHours => Assert.InRange(wattHours, 20u, 4000u));
    }

    [Fact]
    public void A_profile_that_cannot_be_told_says_why()
    {
        GetProfileResponse Ask(IntervalChannel channel, SepTime end, byte periods) =>
            _home.Ask(Ihd.Address, EsiAddress, ClusterId.Metering, new GetProfile(channel, end, periods))!.As<GetProfileResponse>();
        Assert.Equal(GetProfileStatus.IntervalChannelNotSupported, Ask(IntervalChannel.ConsumptionReceived, SepTime.Now, 3).Status);
        Assert.Equal(GetProfileStatus.UndefinedIntervalChannel, Ask((IntervalChannel)9, SepTime.Now, 3).Status);
        Assert.Equal(GetProfileStatus.NoIntervalsAvailable, Ask(IntervalChannel.ConsumptionDelivered, MarketTimeOf(Summer.Milliseconds - 9 * 86_400_000L), 3).Status);
        GetProfileResponse more = Ask(IntervalChannel.ConsumptionDelivered, SepTime.Now, 40);
        Assert.Equal((GetProfileStatus.MorePeriodsRequestedThanCanBeReturned, (byte)24), (more.Status, more.NumberOfPeriodsDelivered));
        byte[] invalid = [0x01, 0x70, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0x03];
        Assert.Equal(
            GetProfileStatus.InvalidEndTime,
            _home.AskRaw(Ihd.Address, EsiAddress, ClusterId.Metering, invalid)!.As<GetProfileResponse>().Status);

        // The running interval is never told.
        _home.To(7);
        Assert.Equal(Summer.ToSep(), Ask(IntervalChannel.ConsumptionDelivered, _home.At(7).ToSep(), 1).EndTime);
        Assert.Equal(Summer.ToSep(), Ask(IntervalChannel.ConsumptionDelivered, SepTime.Now, 1).EndTime);
    }

    [Fact]
    public void Demand_is_measured_every_half_minute_and_faster_for_who_watches()
    {
        HomeRig home = new((Ihd, null), (Ev, null));
        Assert.Equal(5, Watch(home, seconds: 2, minutes: 20).AppliedUpdatePeriodSeconds);
        RequestFastPollModeResponse first = Watch(home, 60, 15);
        Assert.Equal((5, home.At(15).ToSep()), (first.AppliedUpdatePeriodSeconds, first.FastPollModeEndTime));
        string before = Demand(home);
        ((EvCharger)home.Devices[1]).PlugIn(9_000);
        Assert.Equal(before, Demand(home));
        home.To(0.1);
        Assert.NotEqual(before, Demand(home));

        home.To(20);
        before = Demand(home);
        home.Devices[1].SwitchOff();
        home.To(20.3);
        Assert.Equal(before, Demand(home));
        home.To(20.5);
        Assert.NotEqual(before, Demand(home));
    }

    [Fact]
    public void Fast_polling_came_with_the_second_revision()
    {
        HomeRig home = new(Summer, [(Ihd, null)], revision: SepRevision.Se10);
        Assert.Equal(ZclStatus.UnsupportedClusterCommand, home.Ask(Ihd.Address, EsiAddress, ClusterId.Metering, new RequestFastPollMode(5, 5))!.Default);
    }

    [Fact]
    public void A_display_shows_the_meter_and_watches_it()
    {
        HomeRig home = new((Ihd, new DeviceOptions { MeterReadInterval = TimeSpan.FromMinutes(1) }));
        var display = (InHomeDisplay)home.Device;
        home.Device.Begin();
        home.Settle();
        MeterReading reading = display.Snapshot().Meter!;
        Assert.Equal(Math.Round(home.Meter.CurrentWattHours / 1000m, 3), decimal.Parse(reading.Register!, null));
        Assert.Equal(Math.Round(home.Meter.DemandWatts(home.At(0)) / 1000m, 3), decimal.Parse(reading.Demand!, null));
        home.To(3);
        Assert.Equal(home.At(3), display.Snapshot().Meter!.At);
        int before = home.Frames.Count(f => f.From == Ihd.Address);
        display.WatchMeter(5, 1);
        home.To(4);
        Assert.InRange(home.Frames.Count(f => f.From == Ihd.Address) - before, 12, 16);
        before = home.Frames.Count(f => f.From == Ihd.Address);
        home.To(9.5);
        Assert.InRange(home.Frames.Count(f => f.From == Ihd.Address) - before, 5, 6);
    }

    [Fact]
    public void Days_turn_at_local_midnight()
    {
        // 15:00 on the wall; midnight is nine hours away.
        _home.To(9 * 60 - 1);
        Assert.InRange(_home.Meter.Today, 1_000, 100_000);
        long day = _home.Meter.Today;
        _home.To(9 * 60 + 1);
        _ = _home.Meter.CurrentWattHours;
        Assert.InRange(_home.Meter.DayBefore, day, day + 200);
        Assert.InRange(_home.Meter.Today, 0, 200);
        Assert.Equal($"{_home.Meter.DayBefore}", _home.ReadEsi(ClusterId.Metering, MeteringAttributes.PreviousDayConsumptionDelivered).Values.Single());
    }

    [Fact]
    public void A_meter_that_sleeps_is_mirrored()
    {
        Eui64 gas = Heater.Address;
        RequestMirrorResponse given = _home.Ask(gas, EsiAddress, ClusterId.Metering, new RequestMirror())!.As<RequestMirrorResponse>();
        Assert.InRange(given.EndpointId, 1, 0xF0);
        byte endpoint = (byte)given.EndpointId;
        Assert.Equal(given.EndpointId, _home.Ask(gas, EsiAddress, ClusterId.Metering, new RequestMirror())!.As<RequestMirrorResponse>().EndpointId);
        AttributeRecords values = new AttributeRecords(AttributeRecordLayout.TypedValue)
            .With(MeteringAttributes.CurrentSummationDelivered, ZclType.UInt48, 0x39, 0x30, 0, 0, 0, 0)
            .With(MeteringAttributes.MeteringDeviceType, ZclType.Map8, 1)
            .With(MeteringAttributes.Status, ZclType.UInt8, 1);
        Assert.Equal(ZclStatus.Success, _home.Ask(gas, EsiAddress, ClusterId.Metering, new ReportAttributes(values), Direction.ServerToClient, endpoint)!.Default);
        Assert.Equal(
            ["12345", "128", "UnsupportedAttribute"],
            _home.Read(
                Ihd.Address, EsiAddress, ClusterId.Metering, Direction.ClientToServer, endpoint, MeteringAttributes.CurrentSummationDelivered,
                MeteringAttributes.MeteringDeviceType, MeteringAttributes.Status).Values);
        Assert.Equal(
            ZclStatus.NotAuthorized,
            _home.Ask(Pct.Address, EsiAddress, ClusterId.Metering, new ReportAttributes(values), Direction.ServerToClient, endpoint)!.Default);

        // There are three places.
        foreach (Eui64 other in new[] { Pct.Address, Ihd.Address })
        {
            ushort place = _home.Ask(other, EsiAddress, ClusterId.Metering, new RequestMirror())!.As<RequestMirrorResponse>().EndpointId;
            Assert.InRange((int)place, given.EndpointId + 1, given.EndpointId + 2);
        }

        Assert.Equal(given.EndpointId, _home.Ask(gas, EsiAddress, ClusterId.Metering, new RemoveMirror())!.As<MirrorRemoved>().RemovedEndpointId);
        Assert.Equal(MirrorRemoved.NotRemoved, _home.Ask(gas, EsiAddress, ClusterId.Metering, new RemoveMirror())!.As<MirrorRemoved>().RemovedEndpointId);
        Assert.Equal(
            ZclStatus.UnsupportedClusterCommand,
            _home.Ask(gas, EsiAddress, ClusterId.Metering, new ReportAttributes(values), Direction.ServerToClient, endpoint)!.Default);
    }

    [Fact]
    public void A_full_house_of_mirrors_says_so()
    {
        HomeRig home = new(Summer, [(Ihd, null), (Pct, null)], servers: new(SepRevision.Se11, Mirrors: 1));
        Assert.Equal("1", Environment(home));
        Assert.Equal(0x10, home.Ask(Ihd.Address, EsiAddress, ClusterId.Metering, new RequestMirror())!.As<RequestMirrorResponse>().EndpointId);
        Assert.Equal(
            RequestMirrorResponse.CannotMirror,
            home.Ask(Pct.Address, EsiAddress, ClusterId.Metering, new RequestMirror())!.As<RequestMirrorResponse>().EndpointId);
        Assert.Equal("0", Environment(home));
    }

    [Fact]
    public void A_profile_must_reach_back_a_day() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HomeRig(Summer, [], meter: new MeterOptions(Kept: TimeSpan.FromHours(2))));

    private static RequestFastPollModeResponse Watch(HomeRig home, byte seconds, byte minutes) =>
        home.AskRaw(Ihd.Address, EsiAddress, ClusterId.Metering, [0x01, 0x71, 0x03, seconds, minutes])!.As<RequestFastPollModeResponse>();

    /// <summary>An ESI that can mirror one more meter says so.</summary>
    private static string Environment(HomeRig home) => home.ReadEsi(ClusterId.Basic, BasicAttributes.PhysicalEnvironment).Values.Single();

    private static string Demand(HomeRig home) => home.ReadEsi(ClusterId.Metering, MeteringAttributes.InstantaneousDemand).Values.Single();

    private static SepTime MarketTimeOf(long milliseconds) => new MarketTime(milliseconds).ToSep();
}
