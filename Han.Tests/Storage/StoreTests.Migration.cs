using System.Data.Common;
using Han.Gateway.MessagingLog;
using Han.Gateway.Storage;

namespace Han.Tests.Storage;

/// <summary>A store that an earlier version of the program made.</summary>
public abstract partial class StoreTests
{
    private const string InsertUnpacked =
        "INSERT INTO log_row (order_id, ordinal, seq, at, device, status, detail, about) VALUES (@0,@1,@2,@3,@4,@5,@6,@7)";

    [SkippableFact]
    public void RowsOfVersion1ArePackedAndNoneIsLost()
    {
        LogRow[] rows =
        [
            .. from order in new uint[] { 1, 2, int.MaxValue, 1u + int.MaxValue, uint.MaxValue }
               from ordinal in new uint[] { 0, 1, 9_999, LogKey.Ordinals - 1 }
               from sequence in new uint[]
               {
                   0, 1, 2, LogKey.Sequences - 1, LogRow.GatewaySequence, LogRow.GatewaySequence + 1, LogRow.GatewaySequence + LogKey.Sequences - 1,
               }
               select Samples.Row(order, ordinal, sequence, ordinal == 1 ? LogStatus.OthersCancelled : LogStatus.Sent) with { About = ordinal },
        ];
        MakeVersion1(rows);
        Assert.All(rows.GroupBy(r => r.OrderId), order => Assert.Equal(order, Journal.RowsOf(order.Key)));
        Assert.Empty(Write(rows));
        using DbConnection connection = Database.Open();
        Assert.Equal(rows.Length, connection.Scalar("SELECT COUNT(*) FROM log_row"));
        Assert.Equal(5, connection.Scalar("SELECT COUNT(*) FROM others_cancelled WHERE about=1"));
        Assert.Equal(5, connection.Scalar("SELECT COUNT(*) FROM others_cancelled"));
    }

    [SkippableTheory]
    [InlineData(LogKey.Ordinals, 0, "log_row_ordinal_below_16384")]
    [InlineData(0, LogKey.Sequences, "log_row_seq_below_131072")]
    [InlineData(0, LogRow.GatewaySequence - 1, "log_row_seq_below_131072")]
    [InlineData(0, LogRow.GatewaySequence + LogKey.Sequences, "log_row_own_seq_below_1000131072")]
    public void ARowOfVersion1ThatHasNoKeyStopsThePackingByName(uint ordinal, uint sequence, string name)
    {
        MakeVersion1([Samples.Row(1, 1, 1), Samples.Row(2, ordinal, sequence), Samples.Row(3, 1, 1)]);
        InvalidDataException refused = Assert.Throws<InvalidDataException>(Database.Migrate);
        Assert.Contains($"{Database.Dialect.Place} stays at schema version 1", refused.Message, StringComparison.Ordinal);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        using DbConnection connection = Database.Open();
        Assert.Equal(1, Database.Dialect.ReadVersion(connection));
        Assert.Equal(3, connection.Scalar("SELECT COUNT(order_id) FROM log_row"));
    }

    /// <summary>For people who look into the database, and for their queries.</summary>
    [SkippableFact]
    public void AViewShowsThePartsOfTheKeyAsTheProgramReadsThem()
    {
        LogRow[] rows =
        [
            .. from order in new uint[] { 0, 7, 1u + int.MaxValue, uint.MaxValue }
               from sequence in new uint[] { 0, LogKey.Sequences - 1, LogRow.GatewaySequence, LogRow.GatewaySequence + LogKey.Sequences - 1 }
               from ordinal in new uint[] { 0, LogKey.Ordinals - 1 }
               select Samples.Row(order, ordinal, sequence),
        ];
        Write(rows);
        using DbConnection connection = Database.Open();
        using DbCommand command = connection.Prepare("SELECT order_id, ordinal, seq FROM log_entry ORDER BY 1, 3, 2");
        using DbDataReader reader = command.ExecuteReader();
        var seen = new List<(long, long, long)>();
        while (reader.Read())
        {
            seen.Add((reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)));
        }

        Assert.Equal(rows.Select(r => ((long)r.OrderId, (long)r.Ordinal, (long)r.Sequence)), seen);
    }

    private void MakeVersion1(LogRow[] rows)
    {
        Database.Migrate([Database.Dialect.Versions[0]]);
        using DbConnection connection = Database.Open();
        foreach (LogRow row in rows)
        {
            connection.Execute(
                InsertUnpacked, (long)row.OrderId, (long)row.Ordinal, (long)row.Sequence, row.At.Milliseconds, unchecked((long)row.Device.Value),
                (int)row.Status, row.Detail, row.About);
        }
    }
}
