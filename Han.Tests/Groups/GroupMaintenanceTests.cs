using System.Globalization;
using System.Xml.Linq;
using Han.Tests.EndToEnd;
using Han.Tests.Extensions;

namespace Han.Tests.Groups;

public sealed class GroupMaintenanceTests
{
    [Fact]
    public async Task AGroupIsMadeChangedListedAndDeleted()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var caller = new ExtensionCaller(gateway);
        (string EsiId, string Meter)[] homes = gateway.Addresses(6);
        Assert.Equal(("0", "3"), Of(await caller.GroupAsync("Create", "Pool pumps", List(homes[..3]))));
        Assert.Equal(("0", "6"), Of(await caller.GroupAsync("Add", "Pool pumps", List(homes[2..]))));
        Assert.Equal(("0", "4"), Of(await caller.GroupAsync("Remove", "Pool pumps", List(homes[..2]))));
        Assert.Equal(("0", "4"), Of(await caller.GroupAsync("Remove", "Pool pumps", List(homes[..2]))));

        XElement listed = await caller.GroupAsync("List", "Pool pumps");
        Assert.Equal(homes[2..].Order(), Members(listed));
        XElement page = await caller.GroupAsync("List", "Pool pumps", "<Page>2</Page><PageSize>3</PageSize>");
        Assert.Equal(homes[2..].Order().Skip(3), Members(page));
        Assert.Equal(("0", "4"), Of(page));

        Assert.Equal("HAN-4003", Of(await caller.GroupAsync("Create", "Pool pumps")).Code);
        Assert.Equal(("0", null), Of(await caller.GroupAsync("Delete", "Pool pumps")));
        foreach (string action in new[] { "List", "Delete" })
        {
            Assert.Equal("HAN-2007", Of(await caller.GroupAsync(action, "Pool pumps")).Code);
        }

        Assert.Equal("HAN-2007", Of(await caller.GroupAsync("Add", "Pool pumps", List(homes))).Code);
    }

    [Fact]
    public async Task AChangedMeterTakesThePlaceOfTheOldAndADeviceIsAMemberOfItsOwn()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var caller = new ExtensionCaller(gateway);
        (string esiId, _) = gateway.Addresses(1)[0];
        await caller.GroupAsync("Create", "g", List([(esiId, "old")]));
        Assert.Equal(("0", "1"), Of(await caller.GroupAsync("Add", "g", List([(esiId, "new")]))));
        string device = $"<AddressList><Address><ESIID>{esiId}</ESIID><MeterSerialNumber>new</MeterSerialNumber><DeviceMACAddr>02DE4300000000AB</DeviceMACAddr></Address></AddressList>";
        Assert.Equal(("0", "2"), Of(await caller.GroupAsync("Add", "g", device)));
        Assert.Equal(("0", "2"), Of(await caller.GroupAsync("Add", "g", device.Replace("02DE4300000000AB", "02de4300000000ab", StringComparison.Ordinal))));
        XElement listed = await caller.GroupAsync("List", "g");
        Assert.Equal(["new", "new"], listed.Descendants("MeterSerialNumber").Select(m => m.Value));
        Assert.Equal("02de4300000000ab", Assert.Single(listed.Descendants("DeviceMACAddr")).Value);
    }

    [Fact]
    public async Task AReferenceMakesAChangeOnce()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var caller = new ExtensionCaller(gateway);
        (string, string)[] homes = gateway.Addresses(3);
        await caller.GroupAsync("Create", "g", List(homes[..1]));
        XElement first = await caller.GroupAsync("Add", "g", List(homes[1..]), "once");
        await caller.GroupAsync("Remove", "g", List(homes[1..]));
        XElement again = await caller.GroupAsync("Add", "g", List(homes[1..]), "once");
        Assert.Equal(first.ToString(), again.ToString());
        Assert.Equal(("0", "1"), Of(await caller.GroupAsync("List", "g")));
        Assert.Equal("HAN-9001", Of(await caller.GroupAsync("Add", "g", List(homes[2..]), "once")).Code);
        Assert.Equal("HAN-9001", (string?)(await caller.EventAsync(homes, "once")).Element("StatusCode"));

        // What was refused was not carried out, and may be asked again.
        Assert.Equal("HAN-2007", Of(await caller.GroupAsync("Delete", "later", reference: "again")).Code);
        await caller.GroupAsync("Create", "later");
        Assert.Equal("0", Of(await caller.GroupAsync("Delete", "later", reference: "again")).Code);
    }

    [Fact]
    public async Task AMessageToAGroupGoesToThoseWhoAreInItAtThatMoment()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var caller = new ExtensionCaller(gateway);
        (string EsiId, string Meter)[] homes = gateway.Addresses(4);
        Assert.Equal("HAN-2007", (string?)(await caller.GroupEventAsync("g")).Element("StatusCode"));
        await caller.GroupAsync("Create", "g");
        Assert.Equal("HAN-2001", (string?)(await caller.GroupEventAsync("g")).Element("StatusCode"));
        await caller.GroupAsync("Add", "g", List([.. homes[..3], ("10443720000000000", "1")]));
        XElement answer = await caller.GroupEventAsync("g", "sent");
        Assert.Equal(("0001", "3", "1"), ((string?)answer.Element("StatusCode"), (string?)answer.Element("AcceptedAddressCount"), (string?)answer.Element("RejectedAddressCount")));

        // Asked again after the group has changed, it is the same request.
        await caller.GroupAsync("Add", "g", List(homes[3..]));
        Assert.Equal(answer.ToString(), (await caller.GroupEventAsync("g", "sent")).ToString());
        await gateway.RunForAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(homes[..3].Select(h => h.EsiId).Order(), gateway.Log().Where(r => r["StatusCode"] == "RQA").Select(r => r["ESIID"]).Order());
    }

    [Fact]
    public async Task AGroupHoldsNoMoreThanARequestMay()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var caller = new ExtensionCaller(gateway);
        (string, string)[] many = [.. Enumerable.Range(0, 10_000).Select(i => (i.ToString("D17", CultureInfo.InvariantCulture), "1"))];
        Assert.Equal(("0", "10000"), Of(await caller.GroupAsync("Create", "g", List(many))));
        Assert.Equal(("0", "10000"), Of(await caller.GroupAsync("Add", "g", List(many[..5]))));
        Assert.Equal("HAN-2002", Of(await caller.GroupAsync("Add", "g", List([("99999999999999999", "1")]))).Code);
        Assert.Equal(("0", "10000"), Of(await caller.GroupAsync("List", "g")));
        Assert.Equal("HAN-2002", Of(await caller.GroupAsync("Create", "h", List([.. many, ("99999999999999999", "1")]))).Code);
        Assert.Equal("HAN-2007", Of(await caller.GroupAsync("List", "h")).Code);
    }

    [Fact]
    public async Task AddressesOfNoFormAreRefusedByTheirPlace()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var caller = new ExtensionCaller(gateway);
        XElement bad = await caller.GroupAsync("Create", "g", List([("00000000000000001", "1"), ("12", "1")]));
        Assert.Equal("HAN-2003", Of(bad).Code);
        Assert.Contains("Address 2", (string)bad.Element("StatusMessage")!, StringComparison.Ordinal);
        Assert.Equal("HAN-2001", Of(await caller.GroupAsync("Add", "g")).Code);
        Assert.Equal("HAN-2001", Of(await caller.GroupAsync("Delete", "g", List([("00000000000000001", "1")]))).Code);
        Assert.Equal("HAN-2007", Of(await caller.GroupAsync("List", "g")).Code);
    }

    private static (string? Code, string? Count) Of(XElement answer) => ((string?)answer.Element("StatusCode"), (string?)answer.Element("MemberCount"));

    private static IEnumerable<(string, string)> Members(XElement answer) =>
        answer.Descendants("Address").Select(a => ((string)a.Element("ESIID")!, (string)a.Element("MeterSerialNumber")!));

    private static string List(IEnumerable<(string EsiId, string Meter)> addresses) =>
        "<AddressList>" + string.Concat(addresses.Select(a => $"<Address><ESIID>{a.EsiId}</ESIID><MeterSerialNumber>{a.Meter}</MeterSerialNumber></Address>"))
        + "</AddressList>";
}
