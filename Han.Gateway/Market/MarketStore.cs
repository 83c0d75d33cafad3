using System.Data.Common;
using DeviceEmulator.Time;
using Han.Gateway.Storage;
using Sep.Codec.Types;

namespace Han.Gateway.Market;

/// <summary>Market transactions in the store. A file's are written in one transaction beside a running gateway; which are done, the gateway writes.</summary>
internal sealed class MarketStore(StoreDatabase database)
{
    private const string Columns = "number, transaction_id, kind, tdsp, esiid, effective, rep, meter, new_meter, new_esi";

    /// <summary>Those after a number, in the order of their numbers.</summary>
    public List<MarketTransaction> After(long number)
    {
        using DbConnection connection = database.Open();
        using DbCommand command = connection.Prepare($"SELECT {Columns} FROM market_transaction WHERE number>@0 ORDER BY number", number);
        return Read(command);
    }

    /// <summary>Those that have taken effect and are not carried out, in the order in which they took effect.</summary>
    public List<MarketTransaction> Due(MarketTime now, int most)
    {
        using DbConnection connection = database.Open();
        using DbCommand command = connection.Prepare(
            $"SELECT {Columns} FROM market_transaction WHERE request IS NULL AND effective<=@0 ORDER BY effective, number LIMIT @1", now.Milliseconds, most);
        return Read(command);
    }

    /// <summary>When the next one takes effect that is not carried out; null where none waits.</summary>
    public MarketTime? NextDue()
    {
        using DbConnection connection = database.Open();
        return connection.Scalar("SELECT MIN(effective) FROM market_transaction WHERE request IS NULL") is { } at ? new MarketTime(at) : null;
    }

    public MarketTransaction? Find(string id)
    {
        using DbConnection connection = database.Open();
        using DbCommand command = connection.Prepare($"SELECT {Columns} FROM market_transaction WHERE transaction_id=@0", id);
        return Read(command).SingleOrDefault();
    }

    /// <summary>For people: with the RequestID that carried each out, null where it waits; the newest last.</summary>
    public List<(MarketTransaction Transaction, string? RequestId)> List(string? esiId, int most)
    {
        using DbConnection connection = database.Open();
        using DbCommand command = connection.Prepare(
            $"""
            SELECT {Columns}, (SELECT request_id FROM han_request WHERE han_request.number=market_transaction.request) FROM market_transaction
            WHERE (@0='' OR esiid=@0) ORDER BY number DESC LIMIT @1
            """, esiId ?? "", most);
        using DbDataReader reader = command.ExecuteReader();
        var rows = new List<(MarketTransaction, string?)>();
        while (reader.Read())
        {
            rows.Insert(0, (Row(reader), Text(reader, 10)));
        }

        return rows;
    }

    /// <summary>Writes a file's transactions, all or none.</summary>
    /// <exception cref="DbException">Another import has taken the numbers: nothing is written.</exception>
    public void Insert(string file, IReadOnlyList<(MarketTransaction Transaction, uint Line)> transactions)
    {
        using DbConnection connection = database.Open();
        using DbTransaction transaction = connection.BeginTransaction();
        foreach ((MarketTransaction t, uint line) in transactions)
        {
            transaction.Execute(
                $"INSERT INTO market_transaction ({Columns}, file, line) VALUES (@0,@1,@2,@3,@4,@5,@6,@7,@8,@9,@10,@11)",
                t.Number, t.Id, (int)t.Kind, t.Tdsp, t.EsiId, t.Effective.Milliseconds, t.RepDuns, t.Meter, t.NewMeter,
                unchecked((long)t.NewEsi.Value), file, (long)line);
        }

        transaction.Commit();
    }

    private static List<MarketTransaction> Read(DbCommand command)
    {
        using DbDataReader reader = command.ExecuteReader();
        var transactions = new List<MarketTransaction>();
        while (reader.Read())
        {
            transactions.Add(Row(reader));
        }

        return transactions;
    }

    private static MarketTransaction Row(DbDataReader reader) => new(
        reader.GetInt64(0), reader.GetString(1), (MarketKind)reader.GetInt32(2), reader.GetString(3), reader.GetString(4), new MarketTime(reader.GetInt64(5)),
        Text(reader, 6), Text(reader, 7), Text(reader, 8), new Eui64(unchecked((ulong)reader.GetInt64(9))));

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
