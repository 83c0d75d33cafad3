using DeviceEmulator.Time;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;
using Microsoft.Data.Sqlite;

namespace Han.Tests.EndToEnd;

/// <summary>Restarts at moments that a kill would seldom meet, in virtual time.</summary>
public sealed class KillRestoreTests
{
    /// <summary>
    /// A cancel of everything is over after 26 hours and a quarter; the event of the day after tomorrow, of which it ended one device's part, is not.
    /// What the cancel ended must stay ended when the gateway starts again in between.
    /// </summary>
    [Fact]
    public async Task What_a_cancel_ended_stays_ended_when_the_cancel_is_over()
    {
        using KillTemplate template = await KillTemplate.MakeAsync();
        string directory = template.Copy();
        try
        {
            (string EsiId, string Meter)[] premises = template.First[..120];
            await using (GatewayApplication gateway = await KillTemplate.VirtualAsync(directory, TestGateway.Start))
            {
                DateTimeOffset start = gateway.Clock.Now.Plus(TimeSpan.FromHours(48)).ToDateTimeOffset();
                await template.Rep.PostAsync(gateway.ServiceUrl, DemoRequests.Event(template.Rep.Name, premises, "event", start, 30));
                await gateway.RunToAsync(gateway.Clock.Now.Plus(TimeSpan.FromHours(1)), CancellationToken.None);
                byte[] cancel = KillScript.Devices(DemoRequests.CancelAll(template.Rep.Name, premises, "cancel"), template.Devices);
                await template.Rep.PostAsync(gateway.ServiceUrl, cancel);
                await gateway.RunToAsync(gateway.Clock.Now.Plus(TimeSpan.FromHours(30)), CancellationToken.None);
            }

            (string interrupted, long cancelled) = await ToTheEndAsync(directory, TestGateway.Start);
            KillDatabase.Forget(directory);
            (string uninterrupted, _) = await ToTheEndAsync(directory, TestGateway.Start);
            Assert.True(cancelled > 20, "no device's part was cancelled");
            Assert.Equal(uninterrupted, interrupted);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<(string Rows, long Cancelled)> ToTheEndAsync(string directory, MarketTime start)
    {
        await using (GatewayApplication gateway = await KillTemplate.VirtualAsync(directory, start))
        {
            await gateway.RunToAsync(TestGateway.Start.Plus(TimeSpan.FromHours(60)), CancellationToken.None);
        }

        using var database = KillDatabase.Read(directory);
        Assert.Equal(1, database.Scalar("SELECT MIN(is_over) FROM tdsp_order"));
        return (database.Rows(), database.Scalar("SELECT COUNT(*) FROM log_row WHERE status=6 AND about>0"));
    }
}
