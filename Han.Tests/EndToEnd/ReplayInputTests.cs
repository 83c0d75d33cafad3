using Han.Gateway.Demo;

namespace Han.Tests.EndToEnd;

/// <summary>What a replay is made from may not change while orders are open.</summary>
public sealed class ReplayInputTests
{
    private static readonly DemoCaller _caller = new("REP_Sytem_Account", "HAN_REP2_ADMIN", "111111111");

    [Theory]
    [InlineData("HeadEnd:OptOut", "0.9", "HeadEnd:OptOut")]
    [InlineData("Registry:Premises:0:Devices:0:DeviceClass", "2", "Registry:Premises")]
    [InlineData("HeadEnd:Pauses:0:From", "2026-07-01T12:10:00-05:00", "HeadEnd:Pauses")]
    public async Task AChangeIsRefusedWhileOrdersAreOpenAndTakenAfterwards(string key, string value, string named)
    {
        Dictionary<string, string?> before = Pause("2026-07-01T12:00:01-05:00");
        before["Registry:Premises:0:EsiId"] = "10443720000000001";
        before["Registry:Premises:0:MeterSerialNumber"] = "LISTED";
        before["Registry:Premises:0:RepDuns"] = "111111111";
        before["Registry:Premises:0:Esi"] = "0250430000000002";
        before["Registry:Premises:0:Devices:0:Mac"] = "02DE430000000002";
        var after = new Dictionary<string, string?>(before) { [key] = value };
        string directory = await OpenAnEventAsync(before);
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(directory, after));
        Assert.StartsWith(named, refused.Message, StringComparison.Ordinal);
        Assert.Contains("orders are not over", refused.Message, StringComparison.Ordinal);

        TestGateway same = await StartAsync(directory, before);
        await same.RunForAsync(TimeSpan.FromHours(12));
        await same.StopAsync();
        await using TestGateway changed = await StartAsync(directory, after);
        Assert.Contains(changed.Log(), r => r["StatusCode"] == "STR");
    }

    [Fact]
    public async Task APauseAheadMayComeAndGo()
    {
        string directory = await OpenAnEventAsync(Pause("2026-07-02T12:00:00-05:00"));
        await using TestGateway gateway = await StartAsync(directory, Pause("2026-07-03T12:00:00-05:00"));
        await gateway.RunForAsync(TimeSpan.FromHours(5));
        Assert.Contains(gateway.Log(), r => r["StatusCode"] == "STR");
    }

    private static Dictionary<string, string?> Pause(string from) => new()
    {
        ["HeadEnd:Pauses:0:Tdsp"] = "Oncor",
        ["HeadEnd:Pauses:0:From"] = from,
        ["HeadEnd:Pauses:0:To"] = "2026-07-04T12:00:00-05:00",
    };

    private static async Task<string> OpenAnEventAsync(Dictionary<string, string?> settings)
    {
        TestGateway gateway = await TestGateway.StartAsync(settings: settings);
        await gateway.SendAsync(DemoRequests.Event(_caller, gateway.Addresses(20), "open", null, 60));
        await gateway.RunForAsync(TimeSpan.FromMinutes(20));
        await gateway.StopAsync();
        return gateway.Directory;
    }

    private static Task<TestGateway> StartAsync(string directory, Dictionary<string, string?> settings) =>
        TestGateway.StartAsync(directory, settings, seededIds: false);
}
