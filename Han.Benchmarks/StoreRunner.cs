using System.Data.Common;
using System.Diagnostics;
using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Storage;
using Han.Gateway.Storage.Postgres;
using Han.Gateway.Storage.Sqlite;
using Npgsql;
using Sep.Codec.Types;

namespace Han.Benchmarks;

/// <summary>
/// `-- system store [rows]`: log rows into the store against the same rows into the same columns without key and index. Both under the same
/// settings and in the same bulk form, in batches that take turns. The store is written through its own way in, with all that it does to a row; the table
/// without a key takes the rows as they arrive and is spared that. Then, of the full store, the rows of one order. PostgreSQL too where HAN_POSTGRES holds a connection string.
/// </summary>
internal static class StoreRunner
{
    private const int Batch = 20_000;
    private const int OpenOrders = 4;
    private const int Targets = 10_000;
    private const int RowsOfTarget = 6;

    private const string FloorTable =
        "CREATE TABLE log_row (row_key BIGINT NOT NULL, at BIGINT NOT NULL, device BIGINT NOT NULL, detail BIGINT NOT NULL, about BIGINT NOT NULL, "
        + "status INTEGER NOT NULL)";

    public static void Run(long rows)
    {
        string directory = Path.Combine(Path.GetTempPath(), "han-bench-" + Guid.NewGuid().ToString("N"));
        try
        {
            Measure("SQLite", new SqliteDialect(Folder("store")), new SqliteDialect(Folder("floor")), rows);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }

        if (Environment.GetEnvironmentVariable("HAN_POSTGRES") is { Length: > 0 } server)
        {
            var store = new PostgresDialect(server, "han_bench_store");
            var floor = new PostgresDialect(server, "han_bench_floor");
            store.DropSchema();
            floor.DropSchema();
            try
            {
                Measure("PostgreSQL", store, floor, rows);
            }
            finally
            {
                store.DropSchema();
                floor.DropSchema();
            }
        }

        string Folder(string name) => Directory.CreateDirectory(Path.Combine(directory, name)).FullName;
    }

    private static void Measure(string name, IStoreDialect store, IStoreDialect floor, long rows)
    {
        var database = new StoreDatabase(store);
        database.Migrate();
        new StoreDatabase(floor).Migrate([FloorTable]);
        using StoreLease storeLease = store.TakeLease();
        using StoreLease floorLease = floor.TakeLease();
        using var journal = new JournalStore(database, storeLease);
        using IBulkWriter? floorWriter = floor is SqliteDialect ? floor.CreateLogWriter(floorLease.Connection) : null;
        long[] counts = new long[DeliveryCounters.Statuses];
        var batch = new LogRow[Batch];
        var keys = new long[Batch];
        int[] places = [.. Enumerable.Range(0, Batch)];
        var arrivals = new Arrivals();
        double storeSeconds = 0;
        double floorSeconds = 0;
        long written = 0;
        for (int round = 0; written < rows; round++)
        {
            arrivals.Fill(batch);
            for (int turn = 0; turn < 2; turn++)
            {
                // Who goes first changes, so that neither always finds the other's writes in the disk's queue.
                if ((round + turn) % 2 == 0)
                {
                    storeSeconds += Seconds(WriteToStore);
                }
                else
                {
                    floorSeconds += Seconds(WriteToFloor);
                }
            }

            written += Batch;
        }

        long stored = floorWriter is null ? written : 2 * written;
        if (counts.Sum() != stored)
        {
            throw new InvalidOperationException($"{counts.Sum()} rows are new, {stored} were written.");
        }

        Console.WriteLine($"store, {name}, {written} log rows in durable commits of {Batch}, {OpenOrders} orders of {Targets} targets at a time:");
        Console.WriteLine($"  keyed {written / storeSeconds:F0} rows/s, without any key {written / floorSeconds:F0} rows/s, ratio {storeSeconds / floorSeconds:F2}");
        PrintReading(journal, written);

        void WriteToStore()
        {
            journal.Begin();
            journal.Write(batch, counts);
            journal.Commit();
        }

        void WriteToFloor()
        {
            using DbTransaction transaction = floorLease.Connection.BeginTransaction();
            for (int i = 0; i < batch.Length; i++)
            {
                keys[i] = LogKey.Of(batch[i]);
            }

            var rows = new KeyedRows(batch, keys, places);
            if (floorWriter is null)
            {
                PostgresLogCopy.Write((NpgsqlConnection)floorLease.Connection, rows, places);
            }
            else
            {
                floorWriter.Write(rows, counts);
            }

            transaction.Commit();
        }
    }

    /// <summary>By key: what a restart, an export and a repeat ask for.</summary>
    private static void PrintReading(JournalStore journal, long written)
    {
        const long RowsOfOrder = (long)Targets * RowsOfTarget;
        uint orders = (uint)(written / RowsOfOrder / OpenOrders * OpenOrders);
        var took = new List<double>();
        for (uint order = 1; order <= orders; order += Math.Max(1, orders / 20))
        {
            long rows = 0;
            took.Add(Seconds(() => rows = journal.RowsOf(order).LongCount()));
            if (rows != RowsOfOrder)
            {
                throw new InvalidOperationException($"Order {order} has {rows} rows, not {RowsOfOrder}.");
            }
        }

        if (took.Count > 0)
        {
            bool any = false;
            double none = Seconds(() => any = journal.RowsOf(uint.MaxValue).Any());
            if (any)
            {
                throw new InvalidOperationException("An order that was never made has rows.");
            }

            Console.WriteLine($"  the {RowsOfOrder} rows of one order: {took.Min() * 1000:F0} to {took.Max() * 1000:F0} ms, of an order without rows {none * 1000:F1} ms");
        }
    }

    private static double Seconds(Action write)
    {
        long start = Stopwatch.GetTimestamp();
        write();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Rows as they arrive: several orders at once, each target's rows one after the other, targets in the order in which they answer.</summary>
    private sealed class Arrivals
    {
        private long _next;

        public void Fill(LogRow[] batch)
        {
            for (int i = 0; i < batch.Length; i++)
            {
                batch[i] = Row(_next++);
            }
        }

        private static LogRow Row(long n)
        {
            const long RowsOfOrder = (long)Targets * RowsOfTarget;
            (long group, long within) = Math.DivRem(n, RowsOfOrder * OpenOrders);
            long order = (group * OpenOrders) + (within % OpenOrders) + 1;
            (long sequence, long place) = Math.DivRem(within / OpenOrders, Targets);

            // 7919 has no divisor in common with the number of targets: each comes once in a sweep.
            uint ordinal = (uint)(place * 7919 % Targets);
            return new LogRow(
                (uint)order, ordinal, (uint)sequence, new MarketTime(1_300_000_000_000 + n), new Eui64(0x0250_4300_0000_0000UL + ordinal),
                sequence == 0 ? LogStatus.Sent : LogStatus.Started, 0, 0);
        }
    }
}
