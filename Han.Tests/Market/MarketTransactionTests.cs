using System.Xml.Linq;
using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Market;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Tests.EndToEnd;
using Sep.Codec.Types;

namespace Han.Tests.Market;

/// <summary>What becomes of access, devices and open messages when the market moves a premise.</summary>
public sealed class MarketTransactionTests
{
    private static readonly Dictionary<string, string?> _noPowerCycle = new() { ["HeadEnd:PowerCycle"] = "0", ["HeadEnd:OptOut"] = "0" };

    [Fact]
    public async Task After_a_switch_the_old_rep_may_read_but_not_send_and_its_events_end()
    {
        await using TestGateway gateway = await TestGateway.StartAsync(settings: _noPowerCycle);
        var rig = new MarketRig(gateway);
        (string EsiId, string Meter) home = rig.Home();
        MarketTime start = gateway.Now;
        MarketTime at = start.Plus(TimeSpan.FromHours(1));
        MarketImportResult result = rig.Import(rig.Row("Switch", home.EsiId, at, MarketRig.OtherRep));
        Assert.Equal((1, 0, 0, null), (result.Rows, result.Known, result.Rejected, result.Refusal));
        XElement sent = await rig.EventAsync(home, 240);
        Assert.Equal("0", (string?)sent.Element("StatusCode"));

        await gateway.RunForAsync(TimeSpan.FromMinutes(59));
        Assert.Equal("0", (string?)(await rig.TextAsync(home)).Element("StatusCode"));
        await gateway.RunForAsync(TimeSpan.FromHours(2));
        Assert.Equal("HAN-1003", (string?)(await rig.EventAsync(home, 60)).Element("StatusCode"));
        Assert.True(rig.Register.TryFind(home.EsiId, gateway.Now, out Premise premise));
        Assert.Equal(MarketRig.OtherRep, premise.RepDuns);
        Assert.True(rig.Register.TryFind(home.EsiId, start, out premise));
        Assert.Equal(MarketRig.Rep, premise.RepDuns);

        List<Dictionary<string, string>> log = gateway.Log();
        string eventId = (string)sent.Element("RequestID")!;
        Assert.Contains(log, r => r["EventCategoryID"] == "CLE" && r["RequestID"] == eventId && r["StatusDesc"].StartsWith("cancelled", StringComparison.Ordinal));
        Assert.Contains(log, r => r["EventCategoryID"] == "CSM" && r["StatusCode"] != "FLR");
        Assert.DoesNotContain(log, r => r["StatusDesc"].StartsWith("completed", StringComparison.Ordinal));
        Assert.All(log.Where(r => r["EventCategoryID"] == "CLE"), r => Assert.True(Moment(r["MessageDate"]) >= at));
        Assert.Equal(rig.Devices(home.EsiId).Length, rig.Devices(home.EsiId).Count(d => d.Kind != DeviceKind.None));
        Assert.Null(rig.Register.Devices!.Find(rig.Devices(home.EsiId)[0].Address));
    }

    [Fact]
    public async Task A_move_out_removes_devices_and_the_next_customer_sees_nothing_of_them()
    {
        await using TestGateway gateway = await TestGateway.StartAsync(settings: _noPowerCycle);
        var rig = new MarketRig(gateway);
        (string EsiId, string Meter) home = rig.Home();
        var own = new Eui64(0x02DEAA0000000801);
        Assert.Equal("0", (string?)(await rig.ProvisionAsync(home, own)).Element("StatusCode"));
        await rig.EventAsync(home, 600);
        await gateway.RunForAsync(TimeSpan.FromHours(2));
        DeviceSpec[] devices = rig.Devices(home.EsiId);
        Assert.NotEmpty((await rig.QueryAsync(home.EsiId)).Descendants("History"));

        MarketTime at = gateway.Now.Plus(TimeSpan.FromHours(1));
        rig.Import(
            rig.Row("MoveOut", home.EsiId, at), rig.Row("MoveIn", home.EsiId, at.Plus(TimeSpan.FromDays(10)), MarketRig.Rep));
        await gateway.RunForAsync(TimeSpan.FromHours(2));
        Assert.Equal("HAN-1003", (string?)(await rig.EventAsync(home, 60)).Element("StatusCode"));
        Assert.All(devices, d => Assert.Equal((RemovalReason.MoveOut, RemovalSource.SMT), (rig.Device(d.Address).Reason, rig.Device(d.Address).Source)));
        await gateway.RunForAsync(TimeSpan.FromDays(8));
        Assert.All(devices, d => Assert.Equal(DeviceStatus.DeviceRemoved, rig.Device(d.Address).Status));
        Assert.Contains(gateway.Log(), r => r["EventCategoryID"] == "CLE");

        await gateway.RunForAsync(TimeSpan.FromDays(4));
        XDocument after = await rig.QueryAsync(home.EsiId);
        Assert.Equal("0", (string?)after.Descendants("StatusCode").Single());
        Assert.Empty(after.Descendants("Device"));
        Assert.Equal("0", (string?)(await rig.ProvisionAsync(home, own)).Element("StatusCode"));
        after = await rig.QueryAsync(home.EsiId);
        XElement again = Assert.Single(after.Descendants("Device"));
        Assert.Single(again.Elements("History"));
    }

    [Fact]
    public async Task A_move_in_over_a_customer_who_never_moved_out_ends_what_that_one_had()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var rig = new MarketRig(gateway);
        (string EsiId, string Meter) home = rig.Home();
        DeviceSpec[] devices = rig.Devices(home.EsiId);
        rig.Import(rig.Row("814_16", home.EsiId, gateway.Now.Plus(TimeSpan.FromHours(1)), MarketRig.OtherRep));
        await gateway.RunForAsync(TimeSpan.FromDays(8));
        Assert.NotEmpty(devices);
        Assert.All(devices, d => Assert.Equal((DeviceStatus.DeviceRemoved, RemovalReason.MoveOut), (rig.Device(d.Address).Status, rig.Device(d.Address).Reason)));
        Assert.Empty(rig.Devices(home.EsiId));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task A_new_meter_gets_devices_events_texts_and_prices(bool isForOneDevice, bool isCancelled)
    {
        await using TestGateway gateway = await TestGateway.StartAsync(settings: _noPowerCycle);
        var rig = new MarketRig(gateway);
        (string EsiId, string Meter) home = rig.Home();
        DeviceSpec[] devices = rig.Devices(home.EsiId);
        DeviceSpec control = devices.First(d => d.IsLoadControlClient && d.HasClock);
        XElement sent = await rig.EventAsync(home, 600, isForOneDevice ? control.Address.ToString() : null);
        XElement text = await rig.TextAsync(home);
        XElement price = await rig.PriceAsync(home);
        MarketTime at = gateway.Now.Plus(TimeSpan.FromHours(1));
        rig.Import(rig.Exchange(home, at));
        await gateway.RunForAsync(TimeSpan.FromHours(1));
        await gateway.RunForAsync(TimeSpan.FromSeconds(1));
        Assert.All(devices, d => Assert.Equal((DeviceStatus.AddPending, rig.NewEsi, rig.NewMeter), Place(rig.Device(d.Address))));
        Assert.Empty(rig.Devices(home.EsiId));

        XElement old = await rig.EventAsync(home, 60);
        Assert.Equal("HAN-2004", (string?)old.Element("StatusCode"));
        Assert.Contains(rig.NewMeter, (string)old.Element("StatusMessage")!, StringComparison.Ordinal);
        (string EsiId, string Meter) now = (home.EsiId, rig.NewMeter);
        Assert.True(rig.Register.TryFindMeter(rig.NewMeter, gateway.Now, out Premise premise));
        Assert.Equal(home.EsiId, rig.Register.EsiIdOf(premise));
        Assert.False(rig.Register.TryFindMeter(home.Meter, gateway.Now, out _));

        await gateway.RunForAsync(TimeSpan.FromHours(1));
        Assert.All(devices, d => Assert.Equal((DeviceStatus.DeviceAdded, rig.NewEsi, rig.NewMeter), Place(rig.Device(d.Address))));
        Assert.Equal(devices.Select(d => d.Address).Order(), rig.Devices(home.EsiId).Select(d => d.Address).Order());
        XDocument query = await rig.QueryAsync(home.EsiId);
        Assert.All(query.Descendants("Device"), d => Assert.Equal(
            ["Add Pending", "Meter Ready", "Device Added"], d.Elements("History").Select(h => (string)h.Element("DeviceStatus")!)));

        List<Dictionary<string, string>> log = gateway.Log();
        Assert.Equal(2, log.Count(r => r["RequestID"] == (string)sent.Element("RequestID")! && r["DeviceMACAddr"] == control.Address.ToString() && r["StatusCode"] == "STR"));
        Assert.True(log.Count(r => r["RequestID"] == (string)text.Element("RequestID")! && r["StatusDesc"].StartsWith("at the device", StringComparison.Ordinal)) >= 2);
        Assert.Equal(2, log.Count(r => r["RequestID"] == (string)price.Element("RequestID")! && r["StatusDesc"].StartsWith("at the meter; prices: 1", StringComparison.Ordinal)));

        // A cancel names the new meter and ends the event that came to the old one.
        if (isCancelled)
        {
            Assert.Equal("0", (string?)(await rig.CancelAsync(now, sent)).Element("StatusCode"));
        }

        await gateway.RunForAsync(TimeSpan.FromHours(16));
        string end = isCancelled ? "cancelled" : "completed";
        Assert.Contains(gateway.Log(), r => r["RequestID"] == (string)sent.Element("RequestID")! && r["DeviceMACAddr"] == control.Address.ToString()
            && r["EventCategoryID"] == (isCancelled ? "CLE" : "LCE") && r["StatusDesc"].StartsWith(end, StringComparison.Ordinal));
        Assert.DoesNotContain(gateway.Log(), r => r["StatusCode"] == "FLR" && r["EventCategoryID"] == "LCE");
    }

    [Fact]
    public async Task Some_devices_need_to_be_switched_off_and_on()
    {
        await using TestGateway gateway = await TestGateway.StartAsync(settings: new Dictionary<string, string?> { ["HeadEnd:PowerCycle"] = "1" });
        var rig = new MarketRig(gateway);
        (string EsiId, string Meter) home = rig.Home();
        DeviceSpec[] devices = rig.Devices(home.EsiId);
        rig.Import(rig.Exchange(home, gateway.Now.Plus(TimeSpan.FromMinutes(1))));
        await gateway.RunForAsync(TimeSpan.FromMinutes(12));
        Assert.All(devices, d => Assert.Equal(DeviceStatus.MeterReady, rig.Device(d.Address).Status));
        XElement waiting = await rig.EventAsync((home.EsiId, rig.NewMeter), 1440);
        Assert.Equal("0", (string?)waiting.Element("StatusCode"));
        await gateway.RunForAsync(TimeSpan.FromDays(31));
        Assert.All(devices, d => Assert.True(rig.Device(d.Address).Status is DeviceStatus.DeviceAdded or DeviceStatus.AddFailed));
        Assert.Contains(devices, d => rig.Device(d.Address).Status == DeviceStatus.DeviceAdded);
    }

    [Fact]
    public async Task A_message_for_a_device_that_has_not_come_yet_waits_for_it_and_is_withdrawn_by_its_cancel()
    {
        await using TestGateway gateway = await TestGateway.StartAsync(settings: new Dictionary<string, string?> { ["HeadEnd:PowerCycle"] = "1", ["HeadEnd:OptOut"] = "0" });
        var rig = new MarketRig(gateway);
        (string EsiId, string Meter) home = rig.Home();
        DeviceSpec control = rig.Devices(home.EsiId).First(d => d.IsLoadControlClient && d.HasClock);
        XElement sent = await rig.EventAsync(home, 1200, control.Address.ToString());
        rig.Import(rig.Exchange(home, gateway.Now.Plus(TimeSpan.FromMinutes(30))));
        await gateway.RunForAsync(TimeSpan.FromMinutes(40));
        Assert.Equal(DeviceStatus.MeterReady, rig.Device(control.Address).Status);
        Assert.Equal("0", (string?)(await rig.CancelAsync((home.EsiId, rig.NewMeter), sent)).Element("StatusCode"));
        await gateway.RunForAsync(TimeSpan.FromMinutes(10));
        Dictionary<string, string>[] rows = [.. gateway.Log().Where(r => r["RequestID"] == (string)sent.Element("RequestID")!)];
        Assert.Contains(rows, r => r["EventCategoryID"] == "CLE" && r["StatusDesc"] == "withdrawn before delivery");
        await gateway.RunForAsync(TimeSpan.FromDays(31));
        Assert.DoesNotContain(gateway.Log(), r => r["StatusDesc"].StartsWith("completed", StringComparison.Ordinal) || r["StatusCode"] == "FLR");
    }

    [Fact]
    public async Task A_device_on_its_way_in_goes_to_the_new_meter_and_one_on_its_way_out_is_gone()
    {
        await using TestGateway gateway = await TestGateway.StartAsync(settings: _noPowerCycle);
        var rig = new MarketRig(gateway);
        (string EsiId, string Meter) home = rig.Home();
        Eui64[] fresh = [.. Enumerable.Range(0, PremiseRegister.MaximumDevices - rig.Devices(home.EsiId).Length).Select(i => new Eui64(0x02DEAA0000000900 + (ulong)i))];
        foreach (Eui64 mac in fresh)
        {
            Assert.Equal("0", (string?)(await rig.ProvisionAsync(home, mac)).Element("StatusCode"));
        }

        rig.Import(rig.Exchange(home, gateway.Now.PlusMilliseconds(1000)));
        await gateway.RunForAsync(TimeSpan.FromSeconds(2));
        Assert.All(fresh, mac => Assert.Equal((DeviceStatus.AddPending, rig.NewEsi, rig.NewMeter), Place(rig.Device(mac))));
        await gateway.RunForAsync(TimeSpan.FromDays(31));
        Assert.All(fresh, mac => Assert.True(rig.Device(mac).Status is DeviceStatus.DeviceAdded or DeviceStatus.AddFailed));
        Assert.Contains(fresh, mac => rig.Device(mac).Status == DeviceStatus.DeviceAdded);
        Assert.All(fresh.Where(mac => rig.Device(mac).Status == DeviceStatus.AddFailed), mac => Assert.StartsWith("HAN-5003", rig.Device(mac).Note, StringComparison.Ordinal));
    }

    private static (DeviceStatus, Eui64, string) Place(HanDevice device) => (device.Status, device.Esi, device.MeterSerialNumber);

    private static MarketTime Moment(string text) => MarketTime.From(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
