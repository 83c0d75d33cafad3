using DeviceEmulator.Time;
using Han.Gateway.Market;
using Han.Tests.EndToEnd;

namespace Han.Tests.Market;

/// <summary>What a file of market transactions may say, and what a file that comes again does.</summary>
public sealed class MarketImportTests
{
    [Fact]
    public async Task A_file_that_comes_again_changes_nothing()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var rig = new MarketRig(gateway);
        (string EsiId, string Meter)[] homes = gateway.Addresses(3);
        MarketTime at = gateway.Now.Plus(TimeSpan.FromHours(1));
        string[] rows = [.. homes.Select(h => rig.Row("Switch", h.EsiId, at, MarketRig.OtherRep))];
        Assert.Equal((3, 0, 0), Counts(rig.Import(rows)));
        Assert.Equal((3, 3, 0), Counts(rig.Import(rows)));
        await gateway.RunForAsync(TimeSpan.FromHours(2));
        Assert.Equal((4, 4, 0), Counts(rig.Import([.. rows, rows[0]])));
        Assert.Equal(3, rig.Register.Market.Last);

        // The same id may not say something else.
        MarketImportResult other = rig.Import(rows[0].Replace(MarketRig.OtherRep, "333333333", StringComparison.Ordinal));
        Assert.Equal((1, 0, 1), Counts(other));
        Assert.Contains("TransactionID names another transaction", Assert.Single(other.Reasons).Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_do_not_fit_are_told_with_their_reason_and_the_others_are_taken()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var rig = new MarketRig(gateway);
        (string EsiId, string Meter)[] homes = gateway.Addresses(8);
        MarketTime at = gateway.Now.Plus(TimeSpan.FromHours(1));
        (string Row, string Reason)[] wrong =
        [
            (rig.Row("Switch", homes[0].EsiId, at, MarketRig.Rep), "REPDUNSNumber is the REP of record already"),
            (rig.Row("Switch", homes[0].EsiId, at, "12"), "REPDUNSNumber must be the 9 or 13 digits of the new REP"),
            (rig.Row("Swap", homes[0].EsiId, at), "TransactionType must be MoveIn, MoveOut, Switch or MeterExchange (or 814_16, 814_24, 814_01, 814_20)"),
            (rig.Row("MoveOut", homes[0].EsiId, at, MarketRig.Rep), "REPDUNSNumber must be empty for this type"),
            (rig.Row("MoveOut", homes[0].EsiId, at).Replace(homes[0].EsiId, "10443729999999999", StringComparison.Ordinal), "ESIID is not in the register at that date"),
            (rig.Row("MoveOut", homes[0].EsiId, at).Replace(homes[0].EsiId, "1044372", StringComparison.Ordinal), "ESIID must be 17 or 22 digits"),
            (rig.Exchange((homes[1].EsiId, "OTHER"), at), "MeterSerialNumber is not the meter of that ESIID at that date"),
            (rig.Row("MeterExchange", homes[1].EsiId, at, exchange: $"{homes[1].Meter},{homes[2].Meter},{rig.NewEsi}"), "NewMeterSerialNumber is in use at that date"),
            (rig.Row("MeterExchange", homes[1].EsiId, at, exchange: $"{homes[1].Meter},NEW,{gateway.Premise(homes[2].EsiId).Esi}"), "NewESIEUI64 is known as another ESI or device"),
            (rig.Row("MoveOut", homes[0].EsiId, at, id: "two words"), "TransactionID must be 1 to 40 printable characters without spaces"),
            ("a,b", "the row has 2 fields, the header 9"),
        ];
        string good = rig.Row("MoveOut", homes[3].EsiId, at);
        string again = rig.Row("MoveOut", homes[3].EsiId, at.Plus(TimeSpan.FromDays(1)));
        string earlier = rig.Row("MoveIn", homes[3].EsiId, at.Plus(TimeSpan.FromDays(-1)), MarketRig.OtherRep, id: "EARLY");
        MarketImportResult result = rig.Import([.. wrong.Select(w => w.Row), good, again, earlier]);
        Assert.Equal((wrong.Length + 3, 0, wrong.Length + 2), Counts(result));
        string[] rejects = File.ReadAllLines(rig.Rejects);
        for (int i = 0; i < wrong.Length; i++)
        {
            string[] told = rejects[i + 1].Split(',', 3);
            Assert.Equal((i + 2).ToString(System.Globalization.CultureInfo.InvariantCulture), told[0]);
            Assert.Equal(wrong[i].Reason, $"{told[1]} {told[2].Split('"')[1]}".Trim());
            Assert.EndsWith(wrong[i].Row, rejects[i + 1], StringComparison.Ordinal);
        }

        Assert.Contains("ESIID,\"has no customer to move out\"", rejects[^2], StringComparison.Ordinal);
        Assert.Contains("EffectiveDate,\"lies before transaction", rejects[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_too_many_wrong_rows_is_refused_as_a_whole()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var rig = new MarketRig(gateway);
        string good = rig.Row("MoveOut", gateway.Addresses(1)[0].EsiId, gateway.Now.Plus(TimeSpan.FromHours(1)));
        string file = Path.Combine(gateway.Directory, "half.csv");
        File.WriteAllLines(file, ["TransactionID,TransactionType,TDSPDUNSNumber,ESIID,EffectiveDate", good[..^4], "x,MoveOut,1,2,3"]);
        var store = new MarketStore(gateway.Application.Store.Database);
        MarketImportResult result = new MarketImport(store, rig.Register).Run(file, rig.Rejects, 0.1);
        Assert.Equal("1 of 2 rows are rejected, more than 10 %", result.Refusal);
        Assert.Empty(store.After(0));

        // What was refused is not in memory either.
        Assert.Equal(0, rig.Register.Market.Last);
        Assert.True(rig.Register.TryFind(gateway.Addresses(1)[0].EsiId, MarketTime.Never, out Han.Gateway.Registry.Premise premise));
        Assert.Equal(MarketRig.Rep, premise.RepDuns);
        File.WriteAllText(file, "TransactionID,ESIID\r\n");
        Assert.Contains("the header lacks TransactionType", Assert.Throws<InvalidDataException>(() => new MarketImport(store, rig.Register).Run(file, rig.Rejects, 1)).Message, StringComparison.Ordinal);
    }

    private static (long, long, long) Counts(MarketImportResult result) => (result.Rows, result.Known, result.Rejected);
}
