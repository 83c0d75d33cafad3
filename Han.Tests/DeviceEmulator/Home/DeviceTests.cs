using DeviceEmulator.Clusters;
using DeviceEmulator.Devices;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Esi;
using DeviceEmulator.Metering;
using Sep.Codec.Clusters.Basic;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;
using static Han.Tests.DeviceEmulator.HomeRig;

namespace Han.Tests.DeviceEmulator.Home;

public sealed class DeviceTests
{
    private static readonly (DeviceSpec, DeviceOptions?)[] All =
        [(Pct, null), (Heater, null), (Pump, null), (Dryer, null), (Ev, null), (Ihd, null), (Extender, null)];

    [Fact]
    public void Every_kind_is_made_and_says_what_it_is()
    {
        HomeRig home = new(All);
        Assert.Equal(
            [
                typeof(Thermostat), typeof(LoadControlDevice), typeof(LoadControlDevice), typeof(SmartAppliance), typeof(EvCharger), typeof(InHomeDisplay),
                typeof(RangeExtender),
            ],
            home.Devices.Select(d => d.GetType()));
        Assert.Equal([0x0503, 0x0504, 0x0504, 0x0505, 0x0504, 0x0502, 0x0008], home.Devices.Select(d => (int)d.Endpoint.Device));
        foreach (InHomeDevice device in home.Devices)
        {
            string model = home.Read(EsiAddress, device.Address, ClusterId.Basic, Direction.ClientToServer, 1, BasicAttributes.ModelIdentifier).Values.Single();
            Assert.Equal(device.Identity.Model, model);
            Assert.Equal(ShownStatus.Idle, device.Snapshot().Status);
            Assert.Equal(device.DemandWatts(home.Agenda.Now), device.Snapshot().DemandWatts);
            Assert.True(device.Endpoint.InputClusters.Contains((ushort)ClusterId.Basic));
            Assert.Equal(device.LoadControl is not null, device.Endpoint.OutputClusters.Contains((ushort)ClusterId.Drlc));
        }

        Assert.Equal(7, home.Devices.Select(d => d.Identity.Model).Distinct().Count());
        Assert.Equal(0x0500, SmartEnergyEndpoints.Esi.Device);
        Assert.True(SmartEnergyEndpoints.Esi.InputClusters.Contains((ushort)ClusterId.Metering));
        Assert.Throws<ArgumentException>(() => new HomeRig((Ihd with { Kind = DeviceKind.Other }, null)));
    }

    [Fact]
    public void A_device_that_begins_asks_for_all_that_concerns_it()
    {
        HomeRig home = new((Pct, new DeviceOptions { PollInterval = TimeSpan.FromSeconds(30) }));
        home.Device.Begin();
        home.Settle();
        Assert.Equal(
            [ClusterId.Time, ClusterId.Messaging, ClusterId.Price, ClusterId.Price, ClusterId.Drlc],
            home.Frames.Where(f => f.From == Pct.Address).Select(f => f.Cluster));
        Assert.Equal(GetCurrentPriceOptions.None, home.Frames.Single(f => f.Header.Announces<GetCurrentPrice>(f.Cluster)).As<GetCurrentPrice>().CommandOptions);
        Assert.Equal(4, home.Frames.Count(f => f.To == Pct.Address && f.Default == ZclStatus.NotFound));
    }

    [Fact]
    public void Prices_and_texts_in_force_are_caught_up_with()
    {
        HomeRig home = new((Ihd, null));
        home.Device.SwitchOff();
        home.Send(Price(1, SepTime.Now, 60, 1234)).Send(Text(5, 60), 2).To(10);
        Assert.Equal((ShownStatus.Off, null, null, 0), Shown(home));
        home.Device.SwitchOn();
        home.Device.Begin();
        home.Settle();
        DeviceSnapshot shown = home.Device.Snapshot();
        Assert.Equal(new ShownPrice(1, "Peak", 0.1234m, 840, 2), shown.Price);
        Assert.Equal(new ShownText(5, "Rolling outages are possible", MessageImportance.High, WantsConfirmation: true), shown.Text);
        Assert.True(home.Device.ConfirmText());
        Assert.False(home.Device.ConfirmText());
        home.Settle();
        Assert.False(home.Device.Snapshot().Text!.WantsConfirmation);
        Assert.Contains("2 5 frame 01", home.Up);
        home.To(61);
        Assert.Equal((ShownStatus.Idle, null, null, 3), Shown(home));
    }

    [Fact]
    public void A_price_that_wants_it_is_acknowledged_from_the_second_revision_on()
    {
        foreach (SepRevision revision in new[] { SepRevision.Se10, SepRevision.Se11 })
        {
            HomeRig home = new(Summer, [(Ihd, null)], revision: revision);
            home.Send(Price(1, SepTime.Now, 60, 1234));
            HomeRig.Frame answer = home.Frames.Single(f => f.From == Ihd.Address);
            Assert.True(answer.Default is null or ZclStatus.Success, $"{answer.Default} {Convert.ToHexString(home.Frames[0].Octets)}");
            if (revision == SepRevision.Se10)
            {
                Assert.Equal(ZclStatus.Success, answer.Default);
            }
            else
            {
                Assert.Equal(new PriceAcknowledgement(7, 1, home.At(0).ToSep(), PriceControl.AcknowledgementRequired), answer.As<PriceAcknowledgement>());
            }
        }
    }

    [Fact]
    public void Of_overlapping_prices_the_larger_id_wins_and_a_running_one_ends_when_it_begins()
    {
        HomeRig home = new((Ihd, null));
        Assert.Equal(ZclStatus.Success, Offer(home, Price(5, home.At(0).ToSep(), PublishPrice.UntilChangedMinutes, 500)));
        Assert.Equal(ZclStatus.DuplicateExists, Offer(home, Price(5, home.At(0).ToSep(), 60, 500)));
        Assert.Equal(ZclStatus.Failure, Offer(home, Price(4, home.At(30).ToSep(), 30, 400)));
        Assert.Equal(ZclStatus.Failure, Offer(home, Price(9, home.At(-30).ToSep(), 30, 400)));
        home.To(1);
        Assert.Equal(ZclStatus.Success, Offer(home, Price(6, home.At(30).ToSep(), 30, 600)));
        Assert.Equal((5u, 6u, null), (ShownAt(home, 29), ShownAt(home, 31), ShownAt(home, 61)));

        // One that has not begun is replaced as a whole.
        Assert.Equal(ZclStatus.Success, Offer(home, Price(10, home.At(100).ToSep(), 60, 1000)));
        Assert.Equal(ZclStatus.Success, Offer(home, Price(11, home.At(120).ToSep(), 60, 1100)));
        Assert.Equal((null, 11u), (ShownAt(home, 110), ShownAt(home, 130)));
    }

    [Fact]
    public void A_display_keeps_the_next_five_prices()
    {
        HomeRig home = new((Ihd, null));
        for (uint i = 1; i <= 5; i++)
        {
            Assert.Equal(ZclStatus.Success, Offer(home, Price(i, home.At(60 * i).ToSep(), 60, i)));
        }

        Assert.Equal(ZclStatus.InsufficientSpace, Offer(home, Price(6, home.At(360).ToSep(), 60, 6)));
        Assert.Equal(ZclStatus.Success, Offer(home, Price(7, home.At(10).ToSep(), 20, 7)));
        Assert.Equal((7u, 4u, null), (ShownAt(home, 15), ShownAt(home, 241), ShownAt(home, 301)));
    }

    [Fact]
    public void A_user_of_one_s_own_confirms_and_opts_out()
    {
        UserModel stubborn = new(OptOut: 1, BeforeStart: 0, OptInAgain: 0, ConfirmText: 1, MedianConfirmationMinutes: 1);
        HomeRig home = new((Pct, new DeviceOptions { User = stubborn }), (Heater, null));
        home.Send(home.Event(1, 10, 30)).Send(Text(5, 60), 2).To(60);
        Assert.Equal("01 02 04 08", home.Said(Pct.Address));
        Assert.Equal("01 02 03", home.Said(Heater.Address));
        Assert.Contains("2 1 frame 01", home.Up);
    }

    [Fact]
    public void What_is_shown_of_an_event_is_its_course()
    {
        HomeRig home = new((Pct, new DeviceOptions { CoolingSetPoint = 2400, HeatingSetPoint = 2000 }));
        home.Send(home.Event(7, 30, 60) with { CoolingTemperatureOffset = 20, CriticalityLevel = CriticalityLevel.Emergency }).To(10);
        ShownEvent ahead = home.Device.Snapshot().Event!;
        Assert.Equal((7u, DrlcState.Scheduled, CriticalityLevel.Emergency), (ahead.IssuerEventId, ahead.State, ahead.Criticality));
        Assert.Equal((home.At(30), home.At(90), 2600), (ahead.StartsAt, ahead.EndsAt, ahead.Control.CoolingSetPoint));
        Assert.Equal(ShownStatus.EventAhead, home.Device.Snapshot().Status);
        Assert.Equal(ShownStatus.InEvent, home.To(31).Device.Snapshot().Status);
        Assert.Equal((short?)2600, home.Device.Snapshot().CoolingSetPoint);
        home.To(91);
        Assert.Equal((ShownStatus.Idle, null, (short?)2400), (home.Device.Snapshot().Status, home.Device.Snapshot().Event, home.Device.Snapshot().CoolingSetPoint));
    }

    [Fact]
    public void A_thermostat_s_knob_moves_what_an_event_is_relative_to()
    {
        HomeRig home = new((Pct, null));
        var thermostat = (Thermostat)home.Device;
        thermostat.SetOwn(2200, 1900);
        Assert.Equal(((short)2200, (short)1900), thermostat.OwnSetPoints);
        Assert.Equal((short?)2200, thermostat.Snapshot().CoolingSetPoint);
        home.Send(home.Event(1, 1, 30) with { CoolingTemperatureOffset = 15 }).To(2);
        Assert.Equal((short?)2350, thermostat.Snapshot().CoolingSetPoint);
        Assert.Throws<ArgumentOutOfRangeException>(() => thermostat.SetOwn(2000, 1950));
    }

    [Theory]
    [InlineData(2000, null, 2000, 1800)]
    [InlineData(null, 2600, 2800, 2600)]
    public void Of_two_set_points_the_one_that_is_not_given_keeps_its_distance(int? cooling, int? heating, int expectedCooling, int expectedHeating)
    {
        HomeRig home = new((Pct, new DeviceOptions { CoolingSetPoint = (short?)cooling, HeatingSetPoint = (short?)heating }));
        Assert.Equal(((short)expectedCooling, (short)expectedHeating), ((Thermostat)home.Device).OwnSetPoints);
    }

    [Fact]
    public void Without_power_a_device_hears_says_and_draws_nothing()
    {
        HomeRig home = new((Ev, null));
        ((EvCharger)home.Device).PlugIn(20_000);
        Assert.Equal(7205, home.Device.DemandWatts(home.At(0)));
        home.Device.SwitchOff();
        Assert.Equal((0, ShownStatus.Off), (home.Device.DemandWatts(home.At(0)), home.Device.Snapshot().Status));
        home.Send(home.Event(1, 10, 30)).To(60);
        Assert.DoesNotContain(home.Frames, f => f.From == Ev.Address);
        Assert.Equal(20_000, ((EvCharger)home.Device).WattHoursToGo);
        home.Device.SwitchOn();
        home.To(70);
        Assert.InRange(((EvCharger)home.Device).WattHoursToGo, 18_700, 18_900);
    }

    [Fact]
    public void The_same_seed_gives_the_same_day()
    {
        (HomeRig one, HomeRig two, HomeRig other) = (new(Summer, All), new(Summer, All), new(Summer, All, seed: 12));
        foreach (HomeRig home in new[] { one, two, other })
        {
            home.Send(home.Event(1, 60, 60) with { DutyCycle = 50, CoolingTemperatureOffset = 20 }).To(24 * 60);
        }

        Assert.Equal(one.Meter.Profile, two.Meter.Profile);
        Assert.NotEqual(one.Meter.Profile, other.Meter.Profile);
        Assert.Equal(one.Frames.Select(f => (f.At, Convert.ToHexString(f.Octets))), two.Frames.Select(f => (f.At, Convert.ToHexString(f.Octets))));
    }

    [Fact]
    public void An_ESI_keeps_five_prices_and_tells_them_by_their_time()
    {
        HomeRig home = new((Ihd, null));
        for (uint i = 0; i < 5; i++)
        {
            home.Send(Price(i + 1, home.At(60 * i).ToSep(), 60, 1000 + i), i + 1);
        }

        Assert.Equal(PriceOutcome.TableFull, home.Esi.Publish(Decoded(Price(6, home.At(300).ToSep(), 60, 1)), new OrderTag(6, 0), default));
        Assert.Equal(home.At(60), home.Esi.PriceRoomAt);
        home.Frames.Clear();
        home.Ask(Ihd.Address, EsiAddress, ClusterId.Price, new GetScheduledPrices(SepTime.Now, 3));
        Assert.Equal([1u, 2, 3], Published(home));
        home.To(61).Frames.Clear();
        home.Ask(Ihd.Address, EsiAddress, ClusterId.Price, new GetCurrentPrice(GetCurrentPriceOptions.RxOnWhenIdle));
        Assert.Equal([2u], Published(home));
        home.To(301);
        Assert.Equal(
            ZclStatus.NotFound, home.Ask(Ihd.Address, EsiAddress, ClusterId.Price, new GetCurrentPrice(GetCurrentPriceOptions.RxOnWhenIdle))!.Default);
        Assert.Equal(ZclStatus.NotFound, home.Ask(Ihd.Address, EsiAddress, ClusterId.Price, new GetScheduledPrices(SepTime.Now, 0))!.Default);
        Assert.Equal(ZclStatus.NotFound, home.Ask(Ihd.Address, EsiAddress, ClusterId.Messaging, new GetLastMessage())!.Default);
    }

    [Fact]
    public void Who_wants_a_default_response_to_a_report_or_confirmation_gets_it()
    {
        HomeRig home = new((Heater, null));
        ReportEventStatus report = new(
            1, EventStatus.Received, home.At(0).ToSep(), CriticalityLevel.Level1, Unused.TemperatureSetPoint, Unused.TemperatureSetPoint,
            Unused.AverageLoadAdjustment, Unused.DutyCycle, EventControl.None, SignatureType.None, EventSignature.None);
        Assert.Equal(ZclStatus.Success, home.Ask(Heater.Address, EsiAddress, ClusterId.Drlc, report)!.Default);
        Assert.Null(home.Ask(Heater.Address, EsiAddress, ClusterId.Drlc, report, disable: true));
        Assert.Equal(ZclStatus.Success, home.Ask(Heater.Address, EsiAddress, ClusterId.Messaging, new MessageConfirmation(1, home.At(0).ToSep()))!.Default);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeviceOptions { ClockDriftPerMillion = 1001 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeviceOptions { TimeReadInterval = TimeSpan.FromSeconds(59) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeviceOptions { MeterReadInterval = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeviceOptions { RatedWatts = 0 });
        Assert.Throws<ArgumentException>(() => new HomeRig((Ev, new DeviceOptions { Job = new DailyJob(17, 1, 100, 200, Share: 0) })));
        Assert.Throws<ArgumentException>(() => new HomeRig((Ev, new DeviceOptions { Identity = new NodeIdentity(new string('x', 33), "y") })));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HomeRig((Pct, new DeviceOptions { House = new House(WattsPerKelvin: 0) })));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HomeRig((Pct, new DeviceOptions { CoolingSetPoint = 2000, HeatingSetPoint = 1950 })));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HomeRig(Summer, [], servers: new EsiServerOptions(Mirrors: 9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HomeRig(Summer, [], meter: new MeterOptions(SerialNumber: new string('5', 25))));
    }

    private static ZclStatus? Offer(HomeRig home, PublishPrice price) =>
        home.Ask(EsiAddress, Ihd.Address, ClusterId.Price, price with { Blocks = null })!.Default;

    private static uint? ShownAt(HomeRig home, double minute) => home.To(minute).Device.Snapshot().Price?.IssuerEventId;

    private static (ShownStatus, ShownPrice?, ShownText?, int) Shown(HomeRig home)
    {
        DeviceSnapshot shown = home.Device.Snapshot();
        return (shown.Status, shown.Price, shown.Text, shown.DemandWatts);
    }

    private static PublishPrice Price(uint id, SepTime start, ushort minutes, uint price) => new(
        7, new CharacterString("Peak"), id, SepTime.Now with { Seconds = 1 }, UnitOfMeasure.KilowattHours, 840, 0x42, 0x30, start, minutes, price,
        new PriceDetails(0xFF, PriceDetails.NoGenerationPrice, 0xFF, PriceDetails.NoAlternateCost, (AlternateCostUnit)0xFF, 0xFF),
        new PriceBlocks(0xFF, PriceControl.AcknowledgementRequired));

    private static DisplayMessage Text(uint id, ushort minutes) => new(
        id, MessageControls.Of(MessageTransmission.Normal, MessageImportance.High, true), SepTime.Now, minutes, new CharacterString("Rolling outages are possible"));

    private static PriceCommand Decoded(PublishPrice price)
    {
        byte[] octets = new byte[96];
        WireWriter w = new(octets);
        price.Write(ref w);
        return (PriceCommand)EsiCommand.Decode((ushort)ClusterId.Price, 0, octets.AsMemory(0, w.Length), out _)!;
    }

    private static IEnumerable<uint> Published(HomeRig home) =>
        home.Frames.Where(f => f.From == EsiAddress && f.Header.Announces<PublishPrice>(f.Cluster)).Select(f => f.As<PublishPrice>().IssuerEventId);
}
