using System.Diagnostics;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;
using Microsoft.Data.Sqlite;
using static Han.Benchmarks.BenchGateway;

namespace Han.Benchmarks;

/// <summary>
/// `-- system asked [rounds]`: how long a request of one address waits for its acknowledgement while ten requests of 10,000 addresses are delivered as fast as
/// the machine can, and in the same gateway afterwards. Client and gateway are one process.
/// </summary>
internal static class AskedRunner
{
    private const int Requests = 10;
    private const int AskedAtRest = 20;
    private const int WarmUpRounds = 2;

    /// <summary>Not one after the other without a pause: then every commit would be one that somebody waits for.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(40);

    public static async Task RunAsync(int rounds)
    {
        List<double> busy = [];
        List<double> atRest = [];
        for (int round = 0; round < WarmUpRounds + rounds; round++)
        {
            if (round == WarmUpRounds)
            {
                busy.Clear();
                atRest.Clear();
            }

            await MeasureAsync(busy, atRest);
        }

        Console.WriteLine($"asked, one address, over HTTPS, {rounds} rounds:");
        Print($"while {Requests} x {Addresses} addresses are delivered", busy);
        Print("at rest", atRest);
    }

    /// <summary>Beside its caller: the lanes may begin on the thread that lets time go on.</summary>
    private static async Task DeliverAsync(GatewayApplication gateway)
    {
        await Task.Yield();
        await gateway.RunToAsync(gateway.Clock.Now.Plus(TimeSpan.FromHours(5)), CancellationToken.None);
    }

    private static void Print(string when, List<double> waits)
    {
        waits.Sort();
        Console.WriteLine(
            $"  {when}: {Median(waits):F1} ms at the median, nine of ten within {waits[((waits.Count * 9) + 9) / 10 - 1]:F0} ms, {waits[^1]:F0} ms at the longest, of {waits.Count}");
    }

    private static async Task MeasureAsync(List<double> busy, List<double> atRest)
    {
        string directory = Directory.CreateTempSubdirectory("han-bench-").FullName;
        try
        {
            await using GatewayApplication gateway = await StartAsync(directory);
            using HttpClient http = Client(gateway);
            (string, string)[] addresses = Register(gateway, Requests * Addresses);
            foreach ((int i, (string, string)[] chunk) in addresses.Chunk(Addresses).Index())
            {
                await PostAsync(http, gateway.ServiceUrl, DemoRequests.Event(Rep, chunk, $"large-{i}", null, 60));
            }

            int asked = 0;
            async Task AskAsync(List<double> waits)
            {
                await Task.Delay(_pause, TimeProvider.System);
                byte[] request = DemoRequests.Event(Rep, addresses.AsSpan(asked, 1).ToArray(), $"asked-{asked++}", null, 60);
                long t0 = Stopwatch.GetTimestamp();
                await PostAsync(http, gateway.ServiceUrl, request);
                waits.Add(Stopwatch.GetElapsedTime(t0).TotalMilliseconds);
            }

            Task delivery = DeliverAsync(gateway);
            while (!delivery.IsCompleted)
            {
                await AskAsync(busy);
            }

            await delivery;
            for (int i = 0; i < AskedAtRest; i++)
            {
                await AskAsync(atRest);
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }
}
