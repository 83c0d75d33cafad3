using System.Xml.Linq;
using Han.Gateway.Agreements;
using static Han.Tests.Agreements.AgreementRig;

namespace Han.Tests.Agreements;

/// <summary>What is under way when the agreement ends that allowed it.</summary>
public sealed class AgreementCancelTests
{
    private static readonly Dictionary<string, string?> _obedient = new() { ["HeadEnd:OptOut"] = "0" };

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Its_end_cancels_for_its_device_what_its_company_may_send_no_longer(bool isByAgreement, bool isByCustomer)
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(isByAgreement ? ByAgreement : null, settings: _obedient);
        (string EsiId, string Meter) home = ControlledHome(rig);
        string[] devices = [.. rig.Devices(home.EsiId).Select(d => d.Address.ToString())];
        string[] numbers = [await rig.AgreeAsync(rig.Caller, home.EsiId, devices[0], "SimpleText LoadControl"), await rig.AgreeAsync(rig.Caller, home.EsiId, devices[1], "LoadControl")];
        string toAll = await EventAsync(rig, 240, (home.EsiId, home.Meter, null));
        string toOne = await EventAsync(rig, 60, (home.EsiId, home.Meter, devices[0]), "<StartTime>2026-07-01T17:00:00-05:00</StartTime>");
        await rig.Gateway.RunForAsync(TimeSpan.FromHours(1));
        Assert.Equal(("0", "TER"), Of(isByCustomer ? await rig.Caller.AnswerAsync(numbers[0], "Terminate") : await rig.Caller.TerminateAsync(numbers[0])));
        string? note = (string?)(await rig.Caller.AgreementAsync(numbers[0])).Elements("History").Last().Element("Note");
        Assert.Equal(isByAgreement ? "messages: 2 open events and texts cancelled" : "messages: they need no agreement here", note);
        Assert.Empty(rig.Book.Due());

        await rig.Gateway.RunForAsync(TimeSpan.FromHours(8));
        List<Dictionary<string, string>> log = rig.Gateway.Log();
        string[] cancelled = [.. log.Where(r => r["EventCategoryID"] == "CLE" && r["StatusDesc"].StartsWith("cancelled", StringComparison.Ordinal)).Select(r => $"{r["RequestID"]} {r["DeviceMACAddr"]}").Order()];
        string[] completed = [.. log.Where(r => r["StatusDesc"].StartsWith("completed", StringComparison.Ordinal)).Select(r => $"{r["RequestID"]} {r["DeviceMACAddr"]}").Distinct().Order()];
        string[] ofFirst = [.. new[] { $"{toAll} {devices[0]}", $"{toOne} {devices[0]}" }.Order()];
        Assert.Equal(isByAgreement ? ofFirst : [], cancelled);
        Assert.Contains($"{toAll} {devices[1]}", completed);
        Assert.Equal(isByAgreement, !completed.Intersect(ofFirst).Any());
    }

    [Fact]
    public async Task An_agreement_about_the_same_again_keeps_what_was_sent_and_other_types_stay()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(ByAgreement, settings: _obedient);
        (string EsiId, string Meter) home = ControlledHome(rig);
        string device = rig.DeviceOf(home.EsiId);
        string first = await rig.AgreeAsync(rig.Caller, home.EsiId, device, "LoadControl");
        string sent = await EventAsync(rig, 300, (home.EsiId, home.Meter, device));

        // The end is on disk, and the process ends before anything follows; the customer agrees to the same again.
        HanAgreement active = rig.Book.Find(long.Parse(first, System.Globalization.CultureInfo.InvariantCulture))!;
        await rig.Recorder.RecordAsync(
            AgreementSender.Of(active), (now, request) => active.After(AgreementTrigger.Terminated, now, request, AgreementParty.Company)!, "", CancellationToken.None);
        Assert.Equal(FollowUp.Cancel, rig.Book.Find(active.Number)!.FollowUp);
        await rig.AgreeAsync(rig.Caller, home.EsiId, device, "LoadControl Pricing");
        await rig.FollowUps.TryRunAsync(active.Number);
        Assert.Equal("messages: 0 open events and texts cancelled", rig.Book.Find(active.Number)!.Note);
        await rig.Gateway.RunForAsync(TimeSpan.FromHours(7));
        Assert.Contains(rig.Gateway.Log(), r => r["RequestID"] == sent && r["StatusDesc"].StartsWith("completed", StringComparison.Ordinal));
        Assert.DoesNotContain(rig.Gateway.Log(), r => r["EventCategoryID"] == "CLE");
    }

    /// <summary>Else the device would be given them when it comes back.</summary>
    [Fact]
    public async Task A_device_that_is_removed_takes_the_open_events_of_its_agreement_along()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(ByAgreement, settings: _obedient);
        (string EsiId, string Meter) home = ControlledHome(rig);
        (string device, string mac) = await rig.AgreeOnJoinedAsync(home.EsiId, TimeSpan.FromHours(25));
        string number = await rig.AgreeAsync(rig.Caller, home.EsiId, mac, "LoadControl");
        await EventAsync(rig, 1440, (home.EsiId, home.Meter, mac));
        await rig.Gateway.RunForAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(("0", "TER"), Of(await rig.Caller.TerminateAsync(device)));
        long services = long.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        for (int hours = 0; hours < 20 && rig.Book.Find(services)!.Status == AgreementStatus.Active; hours++)
        {
            await rig.Gateway.RunForAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal(AgreementStatus.Terminated, rig.Book.Find(services)!.Status);
        await rig.FollowUps.TryRunAsync(services);
        Assert.Equal("messages: 1 open events and texts cancelled", rig.Book.Find(services)!.Note);
        await rig.Gateway.RunForAsync(TimeSpan.FromHours(1));
        string[] told = [.. rig.Gateway.Log().Where(r => r["EventCategoryID"] == "CLE").Select(r => r["StatusCode"])];
        Assert.Contains("RQA", told);
        Assert.DoesNotContain("FLR", told);
        Assert.DoesNotContain(rig.Gateway.Log(), r => r["StatusDesc"] == "nothing to cancel");
    }

    private static async Task<string> EventAsync(AgreementRig rig, int minutes, (string EsiId, string Meter, string? Mac) address, string start = "")
    {
        XElement sent = await rig.Caller.MessageAsync(
            "processLCEvent", "SMTxPLoadControlEventRequest",
            $"<LCEventMessageBlock>{start}<DurationInMinutes>{minutes}</DurationInMinutes><EventControl>0</EventControl></LCEventMessageBlock>", address);
        Assert.Equal("0", Code(sent));
        return (string)sent.Element("RequestID")!;
    }

    /// <summary>A home with two devices, both of which take load control and know the time.</summary>
    private static (string EsiId, string Meter) ControlledHome(AgreementRig rig) => rig.Gateway.Addresses(20_000).First(
        a => rig.Devices(a.EsiId) is { Length: 2 } devices && devices.All(d => d.IsLoadControlClient && d.HasClock));
}
