using System.Diagnostics;
using DeviceEmulator.Time;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Storage;
using Han.Gateway.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Sep.Codec.Types;
using static Han.Benchmarks.BenchGateway;

namespace Han.Benchmarks;

/// <summary>
/// `-- system deliver [rounds] [rows] [requests]`: events to 10,000 ESIs each with one device, in virtual time, up to the last log row on disk; on a store
/// that holds so many log rows already, and in so many requests of 10,000 addresses at once. Where they are several, also one after the other, and the
/// first of these by itself: an address should cost the same either way.
/// </summary>
internal static class DeliverRunner
{
    /// <summary>So long the runtime goes on compiling what is hot: with fewer, a hundred thousand addresses seem to cost half as much again as they do.</summary>
    private const int WarmUpRounds = 8;

    /// <summary>And of several requests, which lead to loops that one does not.</summary>
    private const int LargeWarmUpRounds = 2;

    private const int RowsPerTarget = 6;
    private const int RowsPerOrder = 10_000 * RowsPerTarget;

    private static readonly string[] _turns = ["first", "again"];

    private static readonly MarketTime _longAgo = MarketTime.From(new DateTimeOffset(2026, 6, 1, 0, 0, 0, default));

    public static async Task RunAsync(int rounds, long stored, int requests)
    {
        for (int round = 0; round < WarmUpRounds; round++)
        {
            await MeasureAsync(stored, 1, atOnce: true);
        }

        for (int round = 0; round < LargeWarmUpRounds && requests > 1; round++)
        {
            await MeasureAsync(stored, requests, atOnce: true);
            await MeasureAsync(stored, requests, atOnce: false);
        }

        List<List<Delivery>[]> atOnce = [];
        List<List<Delivery>[]> inTurn = [];
        for (int round = 0; round < rounds; round++)
        {
            atOnce.Add(await MeasureAsync(stored, requests, atOnce: true));
            if (requests > 1)
            {
                inTurn.Add(await MeasureAsync(stored, requests, atOnce: false));
            }
        }

        Console.WriteLine($"deliver, {requests} x {Addresses} ESIs with one device, {stored:N0} rows in the store before, {rounds} rounds, medians:");
        foreach ((int turn, string what) in _turns.Index())
        {
            List<Delivery> together = [.. atOnce.Select(d => d[turn].Single())];
            Print(what, together, requests);
            if (requests > 1)
            {
                List<Delivery> separate = [.. inTurn.Select(d => d[turn].Aggregate((a, b) => a + b))];
                List<Delivery> alone = [.. inTurn.Select(d => d[turn][0])];
                Print(what + ", one after the other", separate, requests);
                Print(what + ", the first of these", alone, 1);
                Compare("one after the other", together, separate, 1);
                Compare("the first of these", together, alone, requests);
            }
        }
    }

    /// <summary>Round by round: of two that follow each other the machine has likely the same to spare.</summary>
    private static void Compare(string with, List<Delivery> atOnce, List<Delivery> other, int times)
    {
        List<double> ratios = [.. atOnce.Zip(other, (a, b) => a.Seconds / b.Seconds / times).Order()];
        Console.WriteLine($"    at once against {with}, an address: {Median(ratios):F2} times ({ratios[0]:F2} to {ratios[^1]:F2})");
    }

    private static void Print(string what, List<Delivery> turn, int requests)
    {
        double addresses = requests * Addresses;
        double seconds = Median([.. turn.Select(d => d.Seconds)]);
        Console.WriteLine(
            $"  {what}: {seconds:F2} s to the last of {turn[^1].Rows} log rows on disk, {addresses / seconds:F0} addresses/s, {turn[^1].Rows / seconds:F0} rows/s, "
            + $"{seconds / addresses * 1e6:F1} µs and {Median([.. turn.Select(d => d.Bytes / addresses)]):F0} bytes allocated an address");
    }

    /// <summary>To the same ESIs twice: the second time the pools of the lane have their size.</summary>
    private static async Task<List<Delivery>[]> MeasureAsync(long stored, int requests, bool atOnce)
    {
        string directory = Path.Combine(Path.GetTempPath(), "han-bench-" + Guid.NewGuid().ToString("N"));
        try
        {
            Fill(Directory.CreateDirectory(directory).FullName, stored);
            await using GatewayApplication gateway = await StartAsync(directory);
            using HttpClient http = Client(gateway);
            (string, string)[][] addresses = [.. Register(gateway, requests * Addresses).Chunk(Addresses)];
            List<Delivery>[] turns = [.. _turns.Select(_ => new List<Delivery>())];
            for (int turn = 0; turn < turns.Length; turn++)
            {
                foreach ((int part, (string, string)[][] together) in addresses.Chunk(atOnce ? requests : 1).Index())
                {
                    foreach ((int i, (string, string)[] chunk) in together.Index())
                    {
                        await PostAsync(http, gateway.ServiceUrl, DemoRequests.Event(Rep, chunk, $"bench-{turn}-{part}-{i}", null, 60));
                    }

                    turns[turn].Add(await DeliverAsync(gateway, collectFirst: part == 0));
                }
            }

            return turns;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<Delivery> DeliverAsync(GatewayApplication gateway, bool collectFirst)
    {
        // The rows that say that an order was handed over are no part of its delivery, and would be on disk by now only where other requests came after it.
        await gateway.Journal.FlushAsync(CancellationToken.None);
        if (collectFirst)
        {
            GC.Collect();
        }

        long rows = gateway.Journal.Counters.Rows;
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long t0 = Stopwatch.GetTimestamp();
        await gateway.RunToAsync(gateway.Clock.Now.Plus(TimeSpan.FromHours(5)), CancellationToken.None);
        double seconds = Stopwatch.GetElapsedTime(t0).TotalSeconds;
        return new Delivery(seconds, GC.GetTotalAllocatedBytes(precise: true) - allocated, gateway.Journal.Counters.Rows - rows);
    }

    /// <summary>Through the store's own writer, before the gateway starts.</summary>
    private static void Fill(string directory, long stored)
    {
        var database = new StoreDatabase(new SqliteDialect(directory));
        database.Migrate();
        using StoreLease lease = database.Dialect.TakeLease();
        using var journal = new JournalStore(database, lease);
        var rows = new LogRow[20_000];
        long[] counts = new long[DeliveryCounters.Statuses];
        for (long written = 0; written < stored; written += rows.Length)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                long row = written + i;
                rows[i] = new LogRow(
                    (uint)(1 + row / RowsPerOrder), (uint)(row % RowsPerOrder / RowsPerTarget) + 1, (uint)(row % RowsPerTarget), _longAgo, new Eui64((ulong)row),
                    LogStatus.Received, row, 0);
            }

            journal.Begin();
            journal.Write(rows, counts);
            journal.Commit();
        }

        if (stored > 0)
        {
            // The gateway's numbers go on after these.
            lease.Connection.Execute(
                """
                INSERT INTO han_request (number, request_id, duns, account, requester, content, category, priority, accepted_at, not_after, report_by, command, answer)
                VALUES (1, '0', '0', '0', '0', x'', 1, 0, 0, 0, 0, x'', '')
                """);
            lease.Connection.Execute(
                "INSERT INTO tdsp_order (order_id, request, tdsp, entered_at, report_by, is_over, closed, wire) VALUES (@0, 1, 'Oncor', 0, 0, 1, x'', x'')",
                stored / RowsPerOrder + 1);
        }
    }

    private readonly record struct Delivery(double Seconds, double Bytes, long Rows)
    {
        public static Delivery operator +(Delivery a, Delivery b) => new(a.Seconds + b.Seconds, a.Bytes + b.Bytes, a.Rows + b.Rows);
    }
}
