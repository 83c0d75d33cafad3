using System.Xml.Linq;
using DeviceEmulator.Time;
using Han.Gateway.Market;
using Han.Gateway.Provisioning;
using Han.Tests.Agreements;
using Han.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sep.Codec.Types;
using static Han.Tests.Agreements.AgreementRig;

namespace Han.Tests.Market;

/// <summary>A file comes hours after the moments that it names: what the former company did until then ends, what the new one did stays.</summary>
public sealed class LateFileTests
{
    private const string Block = "<LCEventMessageBlock><DurationInMinutes>240</DurationInMinutes><EventControl>0</EventControl></LCEventMessageBlock>";

    [Theory]
    [InlineData("Switch")]
    [InlineData("MoveIn")]
    public async Task What_was_done_since_by_who_may_act_there_now_stays(string kind)
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(settings: new Dictionary<string, string?> { ["HeadEnd:OptOut"] = "0" });
        var market = new MarketRig(rig.Gateway);
        (string EsiId, string Meter) home = market.Home();
        Eui64[] former = [.. market.Devices(home.EsiId).Select(d => d.Address)];
        await Watch(rig).StopAsync(CancellationToken.None);
        MarketTime effective = rig.Gateway.Now.PlusMilliseconds(1000);
        string before = await EventAsync(rig.Caller, home);
        await rig.Gateway.RunForAsync(TimeSpan.FromHours(2));
        string since = await EventAsync(rig.Caller, home);
        string own = Mac(1);
        Assert.Equal("0", Code(await rig.Caller.ProvisionAsync(home, own)));
        await rig.Gateway.RunForAsync(TimeSpan.FromMinutes(1));

        // The file is known, and not carried out yet.
        market.Import(market.Row(kind, home.EsiId, effective, MarketRig.OtherRep));
        MarketDesk desk = rig.Gateway.Application.Services.GetRequiredService<MarketDesk>();
        desk.Refresh();
        Assert.Equal("HAN-1003", Code(await SendAsync(rig.Caller, home)));
        string next = await EventAsync(rig.Other, home);
        string theirs = Mac(2);
        Assert.Equal("0", Code(await rig.Other.ProvisionAsync(home, theirs)));

        await desk.CarryOutAsync(CancellationToken.None);
        await rig.Gateway.RunForAsync(TimeSpan.FromMinutes(30));
        bool isNewCustomer = kind == "MoveIn";
        Assert.Equal(new[] { before, since }.Order(), Cancelled(rig, MarketRig.Rep));
        Assert.Empty(Cancelled(rig, MarketRig.OtherRep));
        Assert.Equal(isNewCustomer, former.All(d => market.Register.Devices!.Find(d) is { Reason: RemovalReason.MoveOut }));
        Assert.Equal(isNewCustomer, rig.Device(own)!.Reason == RemovalReason.MoveOut);
        Assert.Equal(RemovalReason.None, rig.Device(theirs)!.Reason);
        Assert.True(rig.Device(theirs)!.Status is DeviceStatus.AddAcknowledged or DeviceStatus.AddPending or DeviceStatus.MeterReady or DeviceStatus.DeviceAdded);
        Assert.DoesNotContain(rig.Gateway.Log(MarketRig.OtherRep), r => r["RequestID"] == next && r["StatusCode"] == "FLR");
    }

    private static MarketWatch Watch(AgreementRig rig) => rig.Gateway.Application.Services.GetServices<IHostedService>().OfType<MarketWatch>().Single();

    /// <summary>The events that cancels were sent for.</summary>
    private static IEnumerable<string> Cancelled(AgreementRig rig, string duns) =>
        rig.Gateway.Log(duns).Where(r => r["EventCategoryID"] == "CLE").Select(r => r["RequestID"]).Distinct().Order();

    private static async Task<string> EventAsync(AgreementCaller caller, (string EsiId, string Meter) home)
    {
        XElement sent = await SendAsync(caller, home);
        Assert.Equal("0", Code(sent));
        return (string)sent.Element("RequestID")!;
    }

    private static Task<XElement> SendAsync(AgreementCaller caller, (string EsiId, string Meter) home) =>
        caller.MessageAsync("processLCEvent", "SMTxPLoadControlEventRequest", Block, (home.EsiId, home.Meter, null));
}
