using System.Globalization;
using System.Xml.Linq;
using Han.Gateway.Agreements;
using Han.Gateway.Market;
using Han.Gateway.Provisioning;
using HeadEnd.Simulator.Tdsp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static Han.Tests.Agreements.AgreementRig;

namespace Han.Tests.Agreements;

/// <summary>The device of an ended agreement is removed in the end, whatever comes in between.</summary>
public sealed class DeviceRemovalTests
{
    /// <summary>From a day after the start on no head-end reaches a meter, for longer than it tries to.</summary>
    private static Dictionary<string, string?> Pauses => TdspProfiles.All.SelectMany((p, i) => new (string Key, string Value)[]
    {
        ("Tdsp", p.Name), ("From", "2026-07-02T12:00:00-05:00"), ("To", "2026-07-16T12:00:00-05:00"),
    }.Select(s => (Key: string.Create(CultureInfo.InvariantCulture, $"HeadEnd:Pauses:{i}:{s.Key}"), s.Value))).ToDictionary(s => s.Key, s => (string?)s.Value);

    [Fact]
    public async Task What_the_TDSP_fails_at_is_asked_for_again_a_day_later()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(ByAgreement, settings: Pauses);
        (string EsiId, string Meter) home = rig.Home(1);
        (string text, string mac) = await rig.AgreeOnJoinedAsync(home.EsiId, TimeSpan.FromHours(25));
        long number = long.Parse(text, CultureInfo.InvariantCulture);
        Assert.Equal(("0", "TER"), Of(await rig.Caller.TerminateAsync(text)));
        string? first = rig.Book.Find(number)!.FollowUpRequest;
        Assert.NotNull(first);

        while (rig.Device(mac)!.Status is DeviceStatus.RemoveAcknowledged or DeviceStatus.RemovePending)
        {
            await rig.Gateway.RunForAsync(TimeSpan.FromHours(6));
            await rig.FollowUps.TryRunAsync(number);
        }

        Assert.Equal(DeviceStatus.RemoveFailed, rig.Device(mac)!.Status);
        Assert.Equal((FollowUp.Remove, first), (rig.Book.Find(number)!.FollowUp, rig.Book.Find(number)!.FollowUpRequest));
        await rig.Gateway.Application.RunToAsync(rig.Device(mac)!.Since.Plus(AgreementLifeCycle.RemovalRests), CancellationToken.None);
        await rig.FollowUps.TryRunAsync(number);
        Assert.Equal((DeviceStatus.RemoveAcknowledged, RemovalReason.AgreementEnded, "Program ended"), Removal(rig, mac));
        Assert.NotEqual(first, rig.Book.Find(number)!.FollowUpRequest);
        Assert.Equal(FollowUp.Remove, rig.Book.Find(number)!.FollowUp);

        await rig.Gateway.RunForAsync(TimeSpan.FromDays(14));
        Assert.Equal(DeviceStatus.DeviceRemoved, rig.Device(mac)!.Status);
        Assert.Equal((FollowUp.None, AgreementStatus.Terminated), (rig.Book.Find(number)!.FollowUp, rig.Book.Find(number)!.Status));
        Assert.Equal("HAN-1004", Code(await rig.Caller.DeprovisionAsync(home, mac)));
    }

    /// <summary>An agreement that ends while its device is being removed anyway waits for that, and has the right to ask again itself.</summary>
    [Fact]
    public async Task A_removal_that_is_under_way_already_is_waited_for()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(ByAgreement, settings: Pauses);
        (string EsiId, string Meter) home = rig.Home(1);
        (string text, string mac) = await rig.AgreeOnJoinedAsync(home.EsiId, TimeSpan.FromHours(25));
        long number = long.Parse(text, CultureInfo.InvariantCulture);
        Assert.Equal("0", Code(await rig.Caller.DeprovisionAsync(home, mac)));
        Assert.Equal(("0", "TER"), Of(await rig.Caller.TerminateAsync(text)));
        Assert.Equal((FollowUp.Remove, null), (rig.Book.Find(number)!.FollowUp, rig.Book.Find(number)!.FollowUpRequest));
        while (rig.Device(mac)!.Status is DeviceStatus.RemoveAcknowledged or DeviceStatus.RemovePending)
        {
            await rig.Gateway.RunForAsync(TimeSpan.FromHours(6));
        }

        // It failed, and nobody but the agreement asks again: at once, because it has not asked yet.
        await rig.FollowUps.TryRunAsync(number);
        Assert.Equal((DeviceStatus.RemoveAcknowledged, RemovalReason.AgreementEnded, "Program ended"), Removal(rig, mac));
        XElement followUp = (await rig.Caller.AgreementAsync(text)).Element("FollowUp")!;
        Assert.Equal("0", Code(followUp));
    }

    /// <summary>A meter exchange that is known and not carried out yet: the device is still at the old meter.</summary>
    [Fact]
    public async Task What_is_refused_for_now_stays_due_and_is_asked_for_again()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(ByAgreement);
        (string EsiId, string Meter) home = rig.Home(1);
        (string text, string mac) = await rig.AgreeOnJoinedAsync(home.EsiId, TimeSpan.FromHours(25));
        long number = long.Parse(text, CultureInfo.InvariantCulture);
        await rig.Gateway.Application.Services.GetServices<IHostedService>().OfType<MarketWatch>().Single().StopAsync(CancellationToken.None);
        var market = new Market.MarketRig(rig.Gateway);
        market.Import(market.Exchange(home, rig.Gateway.Now.PlusMilliseconds(-1000)));
        MarketDesk desk = rig.Gateway.Application.Services.GetRequiredService<MarketDesk>();
        desk.Refresh();
        Assert.Equal(("0", "TER"), Of(await rig.Caller.TerminateAsync(text)));
        Assert.Equal((FollowUp.Remove, null), (rig.Book.Find(number)!.FollowUp, rig.Book.Find(number)!.FollowUpRequest));
        Assert.Equal(DeviceStatus.DeviceAdded, rig.Device(mac)!.Status);

        await desk.CarryOutAsync(CancellationToken.None);
        Assert.Equal(DeviceStatus.AddPending, rig.Device(mac)!.Status);
        await rig.FollowUps.TryRunAsync(number);
        Assert.Equal((DeviceStatus.RemoveAcknowledged, RemovalReason.AgreementEnded, "Program ended"), Removal(rig, mac));
        Assert.Equal((FollowUp.Remove, "0"), (rig.Book.Find(number)!.FollowUp, rig.Book.Find(number)!.FollowUpCode));
    }

    [Fact]
    public async Task What_can_never_pass_ends_with_its_reason_in_the_history()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        (string EsiId, string Meter) home = rig.Home(1);
        (string text, string mac) = await rig.AgreeOnJoinedAsync(home.EsiId, TimeSpan.FromHours(25));
        var market = new Market.MarketRig(rig.Gateway);
        market.Import(market.Row("Switch", home.EsiId, rig.Gateway.Now.PlusMilliseconds(1000), Market.MarketRig.OtherRep));
        await rig.Gateway.RunForAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(("0", "TER"), Of(await rig.Caller.TerminateAsync(text)));
        XElement ended = await rig.Caller.AgreementAsync(text);
        Assert.Equal("HAN-1003", Code(ended.Element("FollowUp")!));
        Assert.StartsWith("removal: HAN-1003 ESIID", (string?)ended.Elements("History").Last().Element("Note"), StringComparison.Ordinal);
        Assert.Empty(rig.Book.Due());
        Assert.Equal(DeviceStatus.DeviceAdded, rig.Device(mac)!.Status);
    }

    private static (DeviceStatus, RemovalReason, string?) Removal(AgreementRig rig, string mac) =>
        (rig.Device(mac)!.Status, rig.Device(mac)!.Reason, rig.Device(mac)!.Note);
}
