using System.Globalization;
using System.Xml.Linq;
using Han.Gateway.Authorization;
using Han.Gateway.Requests;
using Han.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;

namespace Han.Tests.Extensions;

public sealed class RequestStatusTests
{
    [Fact]
    public async Task ThePagesOfARequestAreItsRowsOfTheLog()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var caller = new ExtensionCaller(gateway);
        await caller.EventAsync(gateway.Addresses(2), "another");
        (string, string)[] addresses = [.. gateway.Addresses(12), ("10443720000000000", "1"), ("123", "1")];
        string id = (string)(await caller.EventAsync(addresses, "mine")).Element("RequestID")!;

        await gateway.RunForAsync(TimeSpan.FromMinutes(1));
        XElement early = await caller.StatusAsync("mine");
        Assert.Equal(("0", id, "LCE"), ((string?)early.Element("StatusCode"), (string?)early.Element("OriginalRequestID"), (string?)early.Element("EventCategoryID")));
        Assert.Equal(12, (int)early.Element("OpenTargets")! + (int)early.Element("ClosedTargets")!);
        Assert.True((int)early.Element("OpenTargets")! > 0);
        Assert.Equal(2, early.Descendants("StatusRow").Count(r => ((string)r.Element("StatusDesc")!).StartsWith("HAN-2003", StringComparison.Ordinal)));

        await gateway.RunForAsync(TimeSpan.FromHours(8));
        List<Dictionary<string, string>> log = [.. gateway.Log().Where(r => r["RequestID"] == id)];
        foreach (int size in new[] { 1, 7, log.Count - 1, 500 })
        {
            var rows = new List<Dictionary<string, string>>();
            for (int page = 1; rows.Count < log.Count; page++)
            {
                XElement status = await caller.StatusAsync(id, string.Create(CultureInfo.InvariantCulture, $"<Page>{page}</Page><PageSize>{size}</PageSize>"));
                Assert.Equal(log.Count, (int)status.Element("TotalRows")!);
                Assert.Equal(Math.Min(size, log.Count - rows.Count), status.Descendants("StatusRow").Count());
                rows.AddRange(status.Descendants("StatusRow").Select(r => r.Elements().ToDictionary(c => c.Name.LocalName, c => c.Value)));
                Assert.Equal(0, (int)status.Element("OpenTargets")!);
            }

            Assert.Equal(log, rows);
        }

        XElement beyond = await caller.StatusAsync(id, "<Page>1000000</Page>");
        Assert.Equal("0", (string?)beyond.Element("StatusCode"));
        Assert.Empty(beyond.Descendants("StatusRow"));
    }

    [Fact]
    public async Task ACompanySeesItsOwnRequestsOnly()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var caller = new ExtensionCaller(gateway);
        XElement accepted = await caller.EventAsync(gateway.Addresses(1), "mine");
        XElement unknown = await caller.StatusAsync("nothing");
        Assert.Equal("HAN-4005", (string?)unknown.Element("StatusCode"));
        Assert.Contains("no such request", (string)unknown.Element("StatusMessage")!, StringComparison.Ordinal);

        // Another company's account, at the same desk.
        var other = new SystemAccount { Name = "other", Duns = ["222222222"] };
        IRequestDesk desk = gateway.Application.Services.GetRequiredService<IRequestDesk>();
        foreach (string id in new[] { "mine", (string)accepted.Element("RequestID")! })
        {
            foreach ((string duns, string code) in new[] { ("222222222", "HAN-4005"), ("111111111", "0") })
            {
                var header = new RequestHeader(null, 0, duns, "somebody", RequestPriority.L, null);
                HanAnswer answer = await desk.SubmitAsync(
                    new Caller(other, duns), new HanRequest(header, new AddressBlock(null, []), new RequestStatusCommand(id, new PageRequest(1, 10))),
                    CancellationToken.None);
                Assert.Equal(code, answer.StatusCode);
            }
        }
    }

    [Theory]
    [InlineData("<Page>0</Page>", "HAN-4003", "Page")]
    [InlineData("<PageSize>501</PageSize>", "HAN-4003", "PageSize")]
    [InlineData("<PageSize>0</PageSize>", "HAN-4003", "PageSize")]
    public async Task APageOutOfRangeIsRefusedByName(string page, string code, string name)
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        XElement answer = await new ExtensionCaller(gateway).SendAsync(
            "processHANRequestStatus", "HANRequestStatus", $"<HANRequestStatusBlock><RequestID>a</RequestID>{page}</HANRequestStatusBlock>", isValid: false);
        Assert.Equal(code, (string?)answer.Element("StatusCode"));
        Assert.Contains(name, (string)answer.Element("StatusMessage")!, StringComparison.Ordinal);
    }

    /// <summary>Cancels and cancel-alls carry other ids in their rows; each row is found under the request that made it.</summary>
    [Fact]
    public async Task TheRowsOfACancelAllAreAsInTheLog()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var caller = new ExtensionCaller(gateway);
        (string, string)[] sample = [("00000000000000001", "00000000000000098")];
        string first = (string)(await caller.EventAsync(sample, "one", minutes: 600)).Element("RequestID")!;
        await gateway.RunForAsync(TimeSpan.FromHours(2));
        XElement cancel = await gateway.SendAsync(Gateway.Demo.DemoRequests.CancelAll(
            new Gateway.Demo.DemoCaller("REP_Sytem_Account", "HAN_REP2_ADMIN", "111111111"), sample, "all"));
        await gateway.RunForAsync(TimeSpan.FromHours(3));
        XElement status = await caller.StatusAsync("all");
        string cancellation = (string)cancel.Element("RequestID")!;
        Assert.Equal(
            gateway.Log().Where(r => r["MessageCancellationID"] == cancellation),
            status.Descendants("StatusRow").Select(r => r.Elements().ToDictionary(c => c.Name.LocalName, c => c.Value)));
        Assert.Contains(status.Descendants("StatusRow"), r => (string)r.Element("RequestID")! == first);
    }
}
