using DeviceEmulator.Time;
using Han.Gateway.Market;
using Han.Gateway.Provisioning;
using Han.Tests.EndToEnd;

namespace Han.Tests.Market;

/// <summary>A gateway that is stopped at any point of a transaction goes on as if it had not been.</summary>
public sealed class MarketRestartTests
{
    private static readonly string[] _columns = ["ESIID", "MeterSerialNumber", "DeviceMACAddr", "EventCategoryID", "StatusCode", "StatusDesc", "StatusTimestamp"];

    public static TheoryData<int> Stops => [30, 61, 75, 400, 4000];

    /// <param name="stopAfter">Minutes from the start; the exchange takes effect after 60.</param>
    [Theory]
    [MemberData(nameof(Stops))]
    public Task A_restart_changes_nothing(int stopAfter) => RestartAsync(null, stopAfter);

    /// <summary>The exchange is open for weeks and lets devices in; the removal of one of them is long over when it is replayed.</summary>
    [Fact]
    public async Task A_device_that_was_removed_while_its_new_meter_waited_for_it_stays_out_after_a_restart()
    {
        var settings = new Dictionary<string, string?> { ["HeadEnd:PowerCycle"] = "1" };
        string directory = TestGateway.NewDirectory();
        TestGateway first = await TestGateway.StartAsync(directory, settings, seededIds: false);
        var rig = new MarketRig(first, settings);
        (string EsiId, string Meter) home = rig.Home();
        Sep.Codec.Types.Eui64[] devices = [.. rig.Devices(home.EsiId).Select(d => d.Address)];
        rig.Import(rig.Exchange(home, first.Now.Plus(TimeSpan.FromMinutes(1))));
        await first.RunForAsync(TimeSpan.FromMinutes(10));
        foreach (Sep.Codec.Types.Eui64 mac in devices)
        {
            Assert.Equal("0", (string?)(await rig.DeprovisionAsync((home.EsiId, rig.NewMeter), mac)).Element("StatusCode"));
        }

        await first.RunForAsync(TimeSpan.FromHours(9 * 24));
        Assert.All(devices, mac => Assert.Equal(DeviceStatus.DeviceRemoved, rig.Device(mac).Status));
        await first.StopAsync();
        await using TestGateway second = await TestGateway.StartAsync(directory, settings, seededIds: false);
        await second.RunForAsync(TimeSpan.FromDays(40));
        var after = new MarketRig(second, settings);
        Assert.All(devices, mac => Assert.Equal(DeviceStatus.DeviceRemoved, after.Device(mac).Status));
        Assert.Empty(after.Devices(home.EsiId));
        Assert.DoesNotContain(
            new Han.Gateway.Storage.StoredDevices(second.Application.Store.Database).Changes(), c => c.Esi == rig.NewEsi && c.Change.IsThere);
    }

    /// <summary>The same on any store.</summary>
    internal static async Task RestartAsync(Func<Dictionary<string, string?>>? newStore, int stopAfter)
    {
        string whole = await RunAsync(newStore?.Invoke() ?? [], null);
        Assert.Contains("Device Added", whole, StringComparison.Ordinal);
        Assert.Contains("CLE", whole, StringComparison.Ordinal);
        Assert.Equal(whole, await RunAsync(newStore?.Invoke() ?? [], TimeSpan.FromMinutes(stopAfter)));
    }

    private static async Task<string> RunAsync(Dictionary<string, string?> store, TimeSpan? stopAfter)
    {
        var settings = new Dictionary<string, string?>(store) { ["HeadEnd:PowerCycle"] = "0.5" };
        string directory = TestGateway.NewDirectory();
        TestGateway gateway = await TestGateway.StartAsync(directory, settings, seededIds: false);
        try
        {
            var rig = new MarketRig(gateway, settings);
            (string EsiId, string Meter) home = rig.Home();
            (string EsiId, string Meter) left = gateway.Addresses(4000).First(a => a != home && rig.Devices(a.EsiId).Length > 1);
            MarketTime start = gateway.Now;
            await rig.EventAsync(home, 1200);
            await rig.EventAsync(home, 1000, rig.Devices(home.EsiId).First(d => d.IsLoadControlClient).Address.ToString());
            await rig.TextAsync(home);
            await rig.PriceAsync(home);
            await rig.EventAsync(left, 1440);
            MarketTime at = start.Plus(TimeSpan.FromHours(1));
            rig.Import(rig.Exchange(home, at, "X1"), rig.Row("MoveOut", left.EsiId, at, id: "X2"));
            if (stopAfter is { } stop)
            {
                await gateway.Application.RunToAsync(start.Plus(stop), CancellationToken.None);
                await gateway.StopAsync();
                gateway = await TestGateway.StartAsync(directory, settings, seededIds: false);
            }

            await gateway.Application.RunToAsync(start.Plus(TimeSpan.FromDays(40)), CancellationToken.None);
            IEnumerable<string> log = gateway.Log().Select(r => string.Join(',', _columns.Select(c => r[c])));
            IEnumerable<string> devices = new[] { home, left }.SelectMany(h => gateway.Application.Register.Devices!.At(Esi(gateway, h.EsiId)))
                .OrderBy(d => d.Mac).Select(d => $"{d.Mac} {d.Status.Text()} {d.Since} {d.Esi} {d.MeterSerialNumber} {d.Reason} {d.Note} {d.Changes}");
            return string.Join('\n', log.Order(StringComparer.Ordinal).Concat(devices));
        }
        finally
        {
            await gateway.DisposeAsync();
        }
    }

    private static Sep.Codec.Types.Eui64 Esi(TestGateway gateway, string esiId) =>
        gateway.Application.Register.TryFind(esiId, gateway.Now, out Han.Gateway.Registry.Premise premise) ? premise.Esi : default;
}
