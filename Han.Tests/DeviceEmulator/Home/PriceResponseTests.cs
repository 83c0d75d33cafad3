using DeviceEmulator.Devices;
using DeviceEmulator.Devices.Loads;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using static Han.Tests.DeviceEmulator.HomeRig;

namespace Han.Tests.DeviceEmulator.Home;

/// <summary>An appliance whose work waits while energy is dear: each by a random delay of its own after the price has changed (sep-facts 4.2).</summary>
public sealed class PriceResponseTests
{
    private const int Homes = 12, Rate = 2800, Standby = 3;
    private static readonly DailyJob Rarely = new(0, 0, 1, 20_000, 0.01);
    private static readonly DeviceOptions Thrifty = new() { PriceLimit = 0.30m, Job = Rarely };

    [Fact]
    public void Work_waits_while_energy_is_dear_and_not_all_devices_stop_or_begin_at_once()
    {
        HomeRig home = new([.. Enumerable.Range(0, Homes).Select(i => (Dryer with { Address = new Eui64(0x0200_0000_0000_2000 + (ulong)i) }, (DeviceOptions?)Thrifty))]);
        List<double> stopped = [], resumed = [];
        foreach (InHomeDevice device in home.Devices)
        {
            Assert.True(device.GiveWork(20_000));
            device.Heard = text => (text.StartsWith("puts its work off", StringComparison.Ordinal) ? stopped : resumed)
                .Add((home.Agenda.Now.Milliseconds - home.At(0).Milliseconds) / 60_000.0);
        }

        home.Send(Price(home, 1, 0.12m, 10, 20)).Send(Price(home, 2, 0.31m, 30, 60)).Send(Price(home, 3, 0.30m, 90, 60)).To(30);
        Assert.Empty(stopped);
        Assert.All(home.Devices, device => Assert.Equal(Rate + Standby, device.DemandWatts(home.Agenda.Now)));
        home.To(36);
        Assert.Equal(Homes, stopped.Count);
        Assert.All(stopped, minute => Assert.InRange(minute, 30, 35));
        Assert.All(home.Devices, device => Assert.Equal(Standby, device.DemandWatts(home.Agenda.Now)));
        home.To(106);
        Assert.Equal(Homes, resumed.Count);
        Assert.All(resumed, minute => Assert.InRange(minute, 90, 105));
        Assert.All(home.Devices, device => Assert.Equal(Rate + Standby, device.DemandWatts(home.Agenda.Now)));

        // Seconds, over all of the time.
        Assert.True(stopped.Distinct().Count() >= Homes - 1 && resumed.Distinct().Count() >= Homes - 1);
        Assert.InRange(stopped.Max() - stopped.Min(), 2, 5);
        Assert.InRange(resumed.Max() - resumed.Min(), 6, 15);
    }

    /// <summary>Who was to follow the rise after the fall follows neither.</summary>
    [Fact]
    public void A_rise_that_is_over_before_a_device_has_followed_it_is_nothing()
    {
        HomeRig home = new([.. Enumerable.Range(0, Homes).Select(i => (Dryer with { Address = new Eui64(0x0200_0000_0000_2000 + (ulong)i) }, (DeviceOptions?)Thrifty))]);
        List<string>[] heard = [.. home.Devices.Select(_ => new List<string>())];
        for (int i = 0; i < Homes; i++)
        {
            List<string> own = heard[i];
            home.Devices[i].Heard = text => own.Add(text.Split(' ')[0]);
            Assert.True(home.Devices[i].GiveWork(20_000));
        }

        home.Send(Price(home, 1, 0.31m, 10, 2)).Send(Price(home, 2, 0.30m, 12, 60)).To(40);
        Assert.All(heard, texts => Assert.True(texts is [] or ["puts", "works"], string.Join(' ', texts)));
        Assert.Contains(heard, texts => texts.Count == 0);
        Assert.Contains(heard, texts => texts.Count == 2);
        Assert.All(home.Devices, device => Assert.Equal(Rate + Standby, device.DemandWatts(home.Agenda.Now)));
    }

    [Fact]
    public void Who_asks_often_leaves_no_timers_behind_and_who_is_off_says_nothing()
    {
        HomeRig home = new((Dryer, Thrifty));
        home.Send(Price(home, 1, 0.31m, 10, 600));
        int before = home.Agenda.Count;
        for (int i = 0; i < 50; i++)
        {
            Read(home);
        }

        Assert.Equal(before, home.Agenda.Count);
        List<string> heard = [];
        home.Device.Heard = heard.Add;
        home.Device.SwitchOff();
        home.To(30);
        Assert.DoesNotContain(heard, text => text.Contains("puts its work off", StringComparison.Ordinal));
    }

    [Fact]
    public void The_ESI_reads_and_writes_by_how_much_a_device_delays()
    {
        HomeRig home = new((Dryer, Thrifty));
        Assert.Equal(["5", "15"], Read(home));
        AttributeRecords none = new AttributeRecords(AttributeRecordLayout.TypedValue)
            .With(PriceClientAttributes.PriceIncreaseRandomizeMinutes, ZclType.UInt8, 0).With(PriceClientAttributes.PriceDecreaseRandomizeMinutes, ZclType.UInt8, 0);
        Frame answer = home.Ask(EsiAddress, Dryer.Address, ClusterId.Price, new WriteAttributes(none), Direction.ServerToClient)!;
        Assert.True(answer.As<WriteAttributesResponse>().Failures.IsEmpty);
        Assert.Equal(["0", "0"], Read(home));
        Assert.True(home.Device.GiveWork(20_000));
        home.Send(Price(home, 1, 0.50m, 10, 20)).To(10.01);
        Assert.Equal(Standby, home.Device.DemandWatts(home.Agenda.Now));
        home.To(30.01);
        Assert.Equal(Rate + Standby, home.Device.DemandWatts(home.Agenda.Now));
        Dictionary<ushort, string> server = home.Read(EsiAddress, Dryer.Address, ClusterId.Price, Direction.ClientToServer, 1, PriceClientAttributes.PriceIncreaseRandomizeMinutes);
        Assert.Equal(["UnsupportedAttribute"], server.Values);
    }

    [Fact]
    public void Who_has_no_limit_works_at_any_price_and_who_is_replaced_waits_no_more()
    {
        HomeRig home = new((Dryer, new DeviceOptions { Job = Rarely }), (Dryer with { Address = new Eui64(0x2000) }, Thrifty));
        Assert.All(home.Devices, device => Assert.True(device.GiveWork(20_000)));
        home.Send(Price(home, 1, 9.99m, 0, PublishPrice.UntilChangedMinutes)).To(20);
        Assert.Equal([Rate + Standby, Standby], home.Devices.Select(device => device.Load.WattsAt(home.Agenda.Now)));
        home.Devices[1].Retire();
        home.Devices[1].SwitchOn();
        home.To(21);
        Assert.Equal(Rate + Standby, home.Devices[1].Load.WattsAt(home.Agenda.Now));
    }

    private static string[] Read(HomeRig home) =>
    [
        .. home.Read(
            EsiAddress, Dryer.Address, ClusterId.Price, Direction.ServerToClient, 1,
            PriceClientAttributes.PriceIncreaseRandomizeMinutes, PriceClientAttributes.PriceDecreaseRandomizeMinutes).Values,
    ];

    private static PublishPrice Price(HomeRig home, uint id, decimal dollars, double starts, int minutes) => new(
        1, new CharacterString(""), id, home.At(0).ToSep(), UnitOfMeasure.KilowattHours, 840, 4 << 4, 0, starts == 0 ? SepTime.Now : home.At(starts).ToSep(),
        (ushort)minutes, (uint)(dollars * 10_000), PriceDetails.Unused);
}
