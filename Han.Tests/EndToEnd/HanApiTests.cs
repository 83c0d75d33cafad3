using System.Xml.Linq;
using DeviceEmulator.Devices;
using Han.Gateway.Demo;
using Han.Gateway.Registry;
using HeadEnd.Simulator.Link;
using Microsoft.Data.Sqlite;

namespace Han.Tests.EndToEnd;

public sealed class HanApiTests
{
    private static readonly DemoCaller _caller = new("REP_Sytem_Account", "HAN_REP2_ADMIN", "111111111");

    /// <summary>The one request that survives of the real interface: the orientation slides of January 2010, as printed, against their ESIID and meter.</summary>
    [Fact]
    public async Task ThePrintedSampleCancelsEverythingAtOnce()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        await gateway.SendAsync(DemoRequests.Event(_caller, [("00000000000000001", "00000000000000098")], "first", null, 600));
        await gateway.RunForAsync(TimeSpan.FromHours(2));
        Assert.Equal(LedgerOutcome.Running, Assert.Single(gateway.Ledger.ToArray()).Outcome);

        XElement answer = await gateway.SendAsync(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Soap", "Samples", "cancel-all.xml")));
        Assert.Equal("0", (string?)answer.Element("StatusCode"));
        Assert.Equal(24, ((string)answer.Element("RequestID")!).Length);
        Assert.Equal((string?)answer.Element("RequestID"), (string?)answer.Element("MessageCancellationID"));
        Assert.Equal(new byte[] { 0x00 }, LastCommand(gateway, out byte commandId));
        Assert.Equal(2, commandId);

        await gateway.RunForAsync(TimeSpan.FromHours(3));
        LedgerEntry entry = Assert.Single(gateway.Ledger.ToArray());
        Assert.Equal(LedgerOutcome.Cancelled, entry.Outcome);
        Assert.InRange(entry.EndedAt.Milliseconds, TestGateway.Start.Plus(TimeSpan.FromHours(2)).Milliseconds, TestGateway.Start.Plus(TimeSpan.FromHours(4)).Milliseconds);
        Dictionary<string, string> row = Assert.Single(gateway.Log(), r => r["EventCategoryID"] == "CAL" && r["DeviceMACAddr"].Length > 0);
        Assert.Equal("CON", row["StatusCode"]);
        Assert.StartsWith("cancelled", row["StatusDesc"], StringComparison.Ordinal);
        Assert.Equal((string?)answer.Element("RequestID"), row["MessageCancellationID"]);
        Assert.NotEqual(row["RequestID"], row["MessageCancellationID"]);
    }

    [Fact]
    public async Task ASecondRequestUnderOneReferenceIsAnsweredAsTheFirstOrRefused()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string, string)[] addresses = gateway.Addresses(3);
        XElement first = await gateway.SendAsync(DemoRequests.Event(_caller, addresses, "ref-1", null, 60));
        await gateway.RunForAsync(TimeSpan.FromMinutes(1));
        XElement again = await gateway.SendAsync(DemoRequests.Event(_caller, addresses, "ref-1", null, 60));
        XElement other = await gateway.SendAsync(DemoRequests.Event(_caller, addresses, "ref-1", null, 61));
        Assert.Equal("0", (string?)first.Element("StatusCode"));
        Assert.Equal(first.ToString(), again.ToString());
        Assert.Equal("HAN-9001", (string?)other.Element("StatusCode"));
        Assert.Equal(3, gateway.Log().Count(r => r["StatusCode"] == "RQA"));
    }

    [Fact]
    public async Task AddressesThatAreNotTakenComeBackWithCodesAndAsRows()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter) good = gateway.Addresses(1)[0];
        Premise foreign = gateway.Application.Register.OfRep("222222222").First();
        (string, string)[] addresses =
        [
            good, ("10443720000000000", "1"), ("123", "1"), ("99999990000000000", "1"),
            (gateway.Application.Register.EsiIdOf(foreign), gateway.Application.Register.MeterOf(foreign)),
            ("00000000000000001", "0"), good,
        ];
        XElement answer = await gateway.SendAsync(DemoRequests.Event(_caller, addresses, "faults", null, 60));
        Assert.Equal("0001", (string?)answer.Element("StatusCode"));
        Assert.Equal("1", (string?)answer.Element("AcceptedAddressCount"));
        Assert.Equal(
            ["HAN-2003", "HAN-2003", "HAN-2005", "HAN-1003", "HAN-2004"],
            answer.Element("AddressFaultList")!.Elements("AddressFault").Select(f => (string)f.Element("FaultCode")!));
        Assert.Contains("1 repeated", (string)answer.Element("StatusMessage")!, StringComparison.Ordinal);
        await gateway.RunForAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(5, gateway.Log().Count(r => r["StatusCode"] == "FLR" && r["StatusDesc"].StartsWith("HAN-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ARequestWithoutAnAcceptableAddressIsRefusedAndStoresNothing()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        XElement answer = await gateway.SendAsync(DemoRequests.Event(_caller, [("10443720000000000", "1")], "none", null, 60));
        Assert.Equal("HAN-2003", (string?)answer.Element("StatusCode"));
        Assert.Empty(gateway.Log());
    }

    [Theory]
    [InlineData(10_000, "0")]
    [InlineData(10_001, "HAN-2002")]
    public async Task TenThousandAddressesAreTheLimit(int count, string code)
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        XElement answer = await gateway.SendAsync(DemoRequests.Event(_caller, gateway.Addresses(count), "limit", null, 60));
        Assert.Equal(code, (string?)answer.Element("StatusCode"));
    }

    [Fact]
    public async Task WhatAPausedHeadEndCannotSendInTimeFailsAsExpired()
    {
        var pause = new Dictionary<string, string?>();
        foreach ((int index, string tdsp) in new[] { "Oncor", "CenterPoint", "AEP Texas Central", "AEP Texas North", "TNMP" }.Index())
        {
            pause[$"HeadEnd:Pauses:{index}:Tdsp"] = tdsp;
            pause[$"HeadEnd:Pauses:{index}:From"] = "2026-07-01T12:00:00-05:00";
            pause[$"HeadEnd:Pauses:{index}:To"] = "2026-07-01T14:00:00-05:00";
        }

        await using TestGateway gateway = await TestGateway.StartAsync(settings: pause);
        await gateway.SendAsync(DemoRequests.Event(_caller, gateway.Addresses(5), "paused", null, 60));
        await gateway.RunForAsync(TimeSpan.FromHours(4));
        List<Dictionary<string, string>> last = [.. gateway.Log().GroupBy(r => r["ESIID"]).Select(g => g.Last())];
        Assert.Equal(5, last.Count);
        Assert.All(last, r => Assert.Equal(("FLR", "expired before delivery"), (r["StatusCode"], r["StatusDesc"])));
        Assert.Empty(gateway.Ledger.ToArray());
    }

    [Fact]
    public async Task OnlyOnesOwnEventsCanBeCancelled()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        XElement answer = await gateway.SendAsync(DemoRequests.Cancel(_caller, gateway.Addresses(1), "c", "0123456789abcdef01234567"));
        Assert.Equal("HAN-4005", (string?)answer.Element("StatusCode"));
        Assert.StartsWith("RequestID:", (string)answer.Element("StatusMessage")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACancelOvertakenByNothingWithdrawsWhatHasNotBeenSent()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string, string)[] addresses = gateway.Addresses(2000);
        XElement sent = await gateway.SendAsync(DemoRequests.Event(_caller, addresses, "e", null, 60));
        await gateway.SendAsync(DemoRequests.Cancel(_caller, addresses, "c", (string)sent.Element("RequestID")!));
        await gateway.RunForAsync(TimeSpan.FromHours(5));
        List<Dictionary<string, string>> log = gateway.Log();
        Assert.Equal(2000, log.Count(r => r["EventCategoryID"] == "CLE" && r["StatusDesc"] == "withdrawn before delivery"));
        Assert.Empty(gateway.Ledger.ToArray());
        Assert.All(log.Where(r => r["EventCategoryID"] == "CLE"), r => Assert.Equal((string?)sent.Element("RequestID"), r["RequestID"]));
        Assert.DoesNotContain(log, r => r["StatusCode"] == "FLR");
    }

    [Fact]
    public async Task TwoGatewaysDoNotShareADataDirectory()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => TestGateway.StartAsync(gateway.Directory));
        Assert.Contains("another gateway runs on the directory", error.Message, StringComparison.Ordinal);
    }

    private static byte[] LastCommand(TestGateway gateway, out byte commandId)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(gateway.Directory, "han-gateway.db")}");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT wire FROM tdsp_order ORDER BY order_id DESC LIMIT 1";
        var body = (SendCommand)OrderWire.Decode((byte[])command.ExecuteScalar()!).Body;
        commandId = body.CommandId;
        return body.Payload.ToArray();
    }
}
