using System.Globalization;
using System.Xml.Linq;
using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Han.Gateway.MessagingLog;
using Han.Gateway.Provisioning;
using Han.Gateway.Requests;
using static Han.Tests.Agreements.AgreementRig;

namespace Han.Tests.Agreements;

/// <summary>Invitations and agreements from both sides, through the real service.</summary>
public sealed class AgreementTests
{
    [Fact]
    public async Task An_accepted_device_is_provisioned_by_itself_and_its_removal_ends_the_agreement()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        (string EsiId, string Meter) home = rig.Home(1);
        XElement invited = await rig.Caller.InviteDeviceAsync(home.EsiId, "02:DE:AA:00:00:00:00:01", "invite-1");
        Assert.Equal(("0", "PEN"), Of(invited));
        Assert.Equal("1000001", Number(invited));
        Assert.Null(rig.Device("02DEAA0000000001"));
        XElement pending = await rig.Caller.AgreementAsync("invite-1");
        Assert.Equal(
            ("1000001", "InHomeDevice", "Pending - Customer Authorization", "Pat Example", "02DEAA0000000001"),
            ((string?)pending.Element("AgreementNumber"), (string?)pending.Element("AgreementType"), (string?)pending.Element("AgreementStatusText"),
                (string?)pending.Element("CustomerName"), (string?)pending.Element("DeviceMACAddr")));
        Assert.Equal(LogColumns.Text(rig.Book.Find(1000001)!.FiledAt.Plus(TimeSpan.FromDays(30))), (string?)pending.Element("ExpiresAt"));

        Assert.Equal(("0", "ACT"), Of(await rig.Caller.AnswerAsync("1000001", "Accept")));
        Assert.Equal(DeviceStatus.AddAcknowledged, rig.Device("02DEAA0000000001")!.Status);
        await rig.Gateway.RunForAsync(TimeSpan.FromHours(6));
        XElement active = await rig.Caller.AgreementAsync("1000001");
        Assert.Equal(
            ("Active - Authorization Confirmed", "Device Added", "0", null),
            ((string?)active.Element("AgreementStatusText"), (string?)active.Element("DeviceStatus"), (string?)active.Element("FollowUp")!.Element("StatusCode"),
                (string?)active.Element("ExpiresAt")));
        Assert.Equal(["PEN Company", "ACT Customer", "ACT Customer"], Steps(active));

        Assert.Equal("0", Code(await rig.Caller.DeprovisionAsync(home, "02DEAA0000000001")));
        Assert.Equal(AgreementStatus.Active, rig.Book.Find(1000001)!.Status);
        await rig.Gateway.RunForAsync(TimeSpan.FromDays(8));
        XElement ended = await rig.Caller.AgreementAsync("1000001");
        Assert.Equal(
            ("TER", "Non Active - Terminated by CSP", "device removed"),
            ((string?)ended.Element("AgreementStatus"), (string?)ended.Element("AgreementStatusText"), (string?)ended.Element("ReasonText")));
        Assert.Equal(rig.Device("02DEAA0000000001")!.Since, rig.Book.Find(1000001)!.Since);
    }

    [Fact]
    public async Task A_customer_rejects_with_a_reason_and_may_be_invited_anew()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        string esiId = rig.Home(1).EsiId;
        string number = Number(await rig.Caller.InviteServicesAsync(esiId, rig.DeviceOf(esiId), "SimpleText Pricing"));
        Assert.Equal("HAN-3002", Code(await rig.Caller.InviteServicesAsync(esiId, rig.DeviceOf(esiId), "Pricing")));
        Assert.Equal(("0", "REJ"), Of(await rig.Caller.AnswerAsync(number, "Reject", more: "<ReasonText>Too many messages</ReasonText>")));
        XElement rejected = await rig.Caller.AgreementAsync(number);
        Assert.Equal(("Non Active - Rejected by Customer", "Too many messages"), ((string?)rejected.Element("AgreementStatusText"), (string?)rejected.Element("ReasonText")));
        Assert.Equal(["SimpleText", "Pricing"], rejected.Descendants("MessageType").Select(t => t.Value));
        foreach (string answer in new[] { "Accept", "Reject", "Terminate" })
        {
            Assert.Equal("HAN-4005", Code(await rig.Caller.AnswerAsync(number, answer)));
        }

        Assert.Equal(("0", "PEN"), Of(await rig.Caller.InviteServicesAsync(esiId, rig.DeviceOf(esiId), "Pricing")));
        XElement all = await rig.Caller.StatusAsync($"<ESIID>{esiId}</ESIID>");
        Assert.Equal(["REJ", "PEN"], all.Elements("Agreement").Select(a => (string?)a.Element("AgreementStatus")));
        XElement open = await rig.Caller.StatusAsync($"<ESIID>{esiId}</ESIID><AgreementStatus>PEN</AgreementStatus>");
        Assert.Equal("1000002", (string?)Assert.Single(open.Elements("Agreement")).Element("AgreementNumber"));
        XElement page = await rig.Caller.StatusAsync("<Page>2</Page><PageSize>1</PageSize>");
        Assert.Equal(("2", "1000002"), ((string?)page.Element("TotalAgreements"), (string?)page.Element("Agreement")!.Element("AgreementNumber")));
    }

    [Fact]
    public async Task An_invitation_is_sent_again_once_and_lasts_thirty_days_all_the_same()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        string esiId = rig.Home(1).EsiId;
        string number = Number(await rig.Caller.InviteDeviceAsync(esiId, Mac(1)));
        MarketTime end = rig.Book.Find(1000001)!.ExpiresAt;
        await rig.Gateway.RunForAsync(TimeSpan.FromDays(29));
        Assert.Equal(("0", "PEN"), Of(await rig.Caller.ResendAsync(number)));
        XElement again = await rig.Caller.ResendAsync(number);
        Assert.Equal("HAN-4005", Code(again));
        Assert.Contains("sent again already", (string)again.Element("StatusMessage")!, StringComparison.Ordinal);
        Assert.Equal(end, rig.Book.Find(1000001)!.ExpiresAt);

        await rig.Gateway.Application.RunToAsync(end, CancellationToken.None);
        XElement over = await rig.Caller.AgreementAsync(number);
        Assert.Equal(
            ("EXP", LogColumns.Text(end), "Non Active - Invitation Expired"),
            ((string?)over.Element("AgreementStatus"), (string?)over.Element("StatusTimestamp"), (string?)over.Element("AgreementStatusText")));
        Assert.Equal(["PEN Company", "PEN Company", "EXP Smt"], Steps(over));
        Assert.Equal((AgreementStatus.Expired, end, 3), (rig.Stored[0].Status, rig.Stored[0].Since, rig.Stored[0].Changes));
        Assert.Equal("HAN-4005", Code(await rig.Caller.AnswerAsync(number, "Accept")));
        Assert.Equal("HAN-4005", Code(await rig.Caller.ResendAsync(number)));
        Assert.Equal("HAN-4005", Code(await rig.Caller.TerminateAsync(number)));
        Assert.Null(rig.Device(Mac(1)));
        Assert.Equal(("0", "PEN"), Of(await rig.Caller.InviteDeviceAsync(esiId, Mac(1))));
    }

    /// <summary>A request is stamped with the first moment that no head-end has reached: the one after the clock's.</summary>
    [Fact]
    public async Task The_last_millisecond_counts_and_the_next_does_not()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        string esiId = rig.Home(1).EsiId;
        string late = Number(await rig.Caller.InviteDeviceAsync(esiId, Mac(1)));
        MarketTime end = rig.Book.Find(1000001)!.ExpiresAt;
        await rig.Gateway.Application.RunToAsync(rig.Gateway.Now.PlusMilliseconds(5), CancellationToken.None);
        string inTime = Number(await rig.Caller.InviteDeviceAsync(esiId, Mac(2)));
        await rig.Gateway.Application.RunToAsync(end.PlusMilliseconds(-1), CancellationToken.None);
        XElement refused = await rig.Caller.AnswerAsync(late, "Accept");
        Assert.Equal("HAN-4005", Code(refused));
        Assert.Contains("Expired", (string)refused.Element("StatusMessage")!, StringComparison.Ordinal);
        MarketTime next = rig.Book.Find(1000002)!.ExpiresAt;
        await rig.Gateway.Application.RunToAsync(next.PlusMilliseconds(-2), CancellationToken.None);
        Assert.Equal(("0", "ACT"), Of(await rig.Caller.AnswerAsync(inTime, "Accept")));
        Assert.Equal(next.PlusMilliseconds(-1), rig.Book.Find(1000002)!.Since);
    }

    [Fact]
    public async Task A_reference_files_and_accepts_once()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        string esiId = rig.Home(1).EsiId;
        XElement first = await rig.Caller.InviteDeviceAsync(esiId, Mac(1), "once", "<AccountAuthorizationCode>A1-B2</AccountAuthorizationCode>");
        Assert.Equal(first.ToString(), (await rig.Caller.InviteDeviceAsync(esiId, Mac(1), "once", "<AccountAuthorizationCode>A1-B2</AccountAuthorizationCode>")).ToString());
        Assert.Equal("HAN-9001", Code(await rig.Caller.InviteDeviceAsync(esiId, Mac(1), "once", "<AccountAuthorizationCode>A1-B3</AccountAuthorizationCode>")));
        Assert.Equal("HAN-9001", Code(await rig.Caller.InviteDeviceAsync(esiId, Mac(1), "once", code: "0123456789ABCDEF0123456789ABCDEF1234")));
        Assert.Single(rig.Stored);

        const string Customer = "<AccountAuthorizationCode>A1-B2</AccountAuthorizationCode>";
        XElement accepted = await rig.Caller.AnswerAsync("once", "Accept", Customer, reference: "yes");
        Assert.Equal(("0", "ACT"), Of(accepted));
        Assert.Equal(accepted.ToString(), (await rig.Caller.AnswerAsync("once", "Accept", Customer, reference: "yes")).ToString());
        Assert.Equal("HAN-4005", Code(await rig.Caller.AnswerAsync("once", "Accept", Customer)));
        await rig.FollowUps.TryRunAsync(1000001);
        Assert.Equal((1, 3), (rig.Device(Mac(1))!.Changes, rig.Stored[0].Changes));
    }

    [Fact]
    public async Task Only_the_customer_who_was_invited_answers_and_only_by_who_answers_for_customers()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        string esiId = rig.Home(1).EsiId;
        string byMail = Number(await rig.Caller.InviteDeviceAsync(esiId, Mac(1)));
        string byCode = Number(await rig.Caller.InviteDeviceAsync(esiId, Mac(2), customer: "<AccountAuthorizationCode>A1-B2</AccountAuthorizationCode>"));
        foreach (string stranger in new[] { "<CustomerEmail>sam@example.com</CustomerEmail>", "<AccountAuthorizationCode>X</AccountAuthorizationCode>" })
        {
            Assert.Equal("HAN-1002", Code(await rig.Caller.AnswerAsync(byMail, "Accept", stranger)));
            Assert.Equal("HAN-1002", Code(await rig.Caller.AnswerAsync(byCode, "Reject", stranger)));
        }

        Assert.Equal("HAN-1002", Code(await rig.Other.AnswerAsync(byMail, "Accept")));
        Assert.Equal("HAN-4003", Code(await rig.Caller.AnswerAsync(byMail, "Accept", more: "")));
        Assert.Equal("HAN-4005", Code(await rig.Caller.AnswerAsync(byMail, "Terminate")));
        Assert.Equal("HAN-4005", Code(await rig.Caller.AnswerAsync("9999999", "Accept")));
        Assert.Equal(("0", "ACT"), Of(await rig.Caller.AnswerAsync(byMail, "Accept", "<CustomerEmail>PAT@example.com</CustomerEmail>")));
        Assert.Equal(("0", "REJ"), Of(await rig.Caller.AnswerAsync(byCode, "Reject", "<AccountAuthorizationCode>A1-B2</AccountAuthorizationCode>")));
    }

    [Fact]
    public async Task A_company_sees_and_changes_its_own_agreements_only()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(ByAgreement, otherType: "4");
        string esiId = rig.Home(1).EsiId;
        string number = Number(await rig.Caller.InviteDeviceAsync(esiId, Mac(1), "mine"));
        foreach (string name in new[] { number, "mine" })
        {
            Assert.Equal("HAN-4005", Code(await rig.Other.StatusAsync(AgreementCaller.Named(name))));
            Assert.Equal("HAN-4005", Code(await rig.Other.ResendAsync(name)));
            Assert.Equal("HAN-4005", Code(await rig.Other.TerminateAsync(name)));
        }

        Assert.Equal(("0", "0"), (Code(await rig.Other.StatusAsync()), (string?)(await rig.Other.StatusAsync($"<ESIID>{esiId}</ESIID>")).Element("TotalAgreements")));

        // Who answers for customers sees what they are asked, whoever asks.
        string theirs = Number(await rig.Other.InviteDeviceAsync(esiId, Mac(2)));
        Assert.Equal(["111111111", "222222222"], (await rig.Caller.StatusAsync($"<ESIID>{esiId}</ESIID>")).Descendants("RequesterAuthenticationID").Select(d => d.Value));
        Assert.Equal("HAN-4005", Code(await rig.Caller.TerminateAsync(theirs)));
        Assert.Single((await rig.Caller.StatusAsync()).Elements("Agreement"));
    }

    [Fact]
    public async Task There_are_five_active_agreements_at_a_meter_at_most()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        (string EsiId, string Meter) home = rig.Home(1);
        string[] numbers = new string[6];
        for (int i = 0; i < 6; i++)
        {
            numbers[i] = Number(await rig.Caller.InviteDeviceAsync(home.EsiId, Mac(i)));
        }

        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(("0", "ACT"), Of(await rig.Caller.AnswerAsync(numbers[i], "Accept")));
        }

        // Four devices fit beside the one that was there; the fifth agreement stands, and says what became of its device.
        XElement fifth = (await rig.Caller.AgreementAsync(numbers[4])).Element("FollowUp")!;
        Assert.Equal("HAN-3001", Code(fifth));
        Assert.Null(rig.Device(Mac(4)));
        Assert.Equal("HAN-3001", Code(await rig.Caller.AnswerAsync(numbers[5], "Accept")));
        Assert.Equal("HAN-3001", Code(await rig.Caller.InviteDeviceAsync(home.EsiId, Mac(7))));
        Assert.Equal("HAN-3002", Code(await rig.Caller.InviteDeviceAsync(home.EsiId, Mac(0))));
        Assert.Equal(("0", "TER"), Of(await rig.Caller.TerminateAsync(numbers[4])));

        // It never came: there is nothing to remove, and nothing is left to do.
        XElement nothing = (await rig.Caller.AgreementAsync(numbers[4])).Element("FollowUp")!;
        Assert.Equal("HAN-2006", Code(nothing));
        Assert.Contains("nothing to remove", (string)nothing.Element("StatusMessage")!, StringComparison.Ordinal);
        Assert.Empty(rig.Book.Due());
        Assert.Equal(("0", "ACT"), Of(await rig.Caller.AnswerAsync(numbers[5], "Accept")));
        Assert.Equal("HAN-3001", Code((await rig.Caller.AgreementAsync(numbers[5])).Element("FollowUp")!));
    }

    [Theory]
    [InlineData(true, RemovalSource.Customer, "Non Active - Terminated by Customer")]
    [InlineData(false, RemovalSource.REP, "Non Active - Terminated by CSP")]
    public async Task An_ended_device_agreement_takes_its_device_along(bool byCustomer, RemovalSource source, string text)
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(ByAgreement);
        (string EsiId, string Meter) home = rig.Home(1);
        (string number, string mac) = await rig.AgreeOnJoinedAsync(home.EsiId, TimeSpan.FromDays(31));
        Assert.Equal(
            ("0", "TER"),
            Of(byCustomer ? await rig.Caller.AnswerAsync(number, "Terminate", more: "<ReasonText>Enough</ReasonText>") : await rig.Caller.TerminateAsync(number, "Enough")));
        HanDevice device = rig.Device(mac)!;
        XElement ended = await rig.Caller.AgreementAsync(number);
        Assert.Equal((text, "Enough"), ((string?)ended.Element("AgreementStatusText"), (string?)ended.Element("ReasonText")));
        Assert.Equal("0", Code(ended.Element("FollowUp")!));
        Assert.Equal((DeviceStatus.RemoveAcknowledged, RemovalReason.AgreementEnded, source, "Enough"), (device.Status, device.Reason, device.Source, device.Note));
        // The right to remove lasts as long as the device takes a slot; here it is being removed already. The right to add does not.
        Assert.Equal("HAN-2006", Code(await rig.Caller.DeprovisionAsync(home, mac)));
        Assert.Equal("HAN-1004", Code(await rig.Caller.ProvisionAsync(home, mac)));
        await rig.Gateway.RunForAsync(TimeSpan.FromDays(8));
        Assert.Equal(DeviceStatus.DeviceRemoved, rig.Device(mac)!.Status);
        XElement done = await rig.Caller.AgreementAsync(number);
        Assert.Equal((text, "Enough"), ((string?)done.Element("AgreementStatusText"), (string?)done.Element("ReasonText")));
        Assert.Equal(
            ("removal: the device has gone, Device Removed", LogColumns.Text(rig.Device(mac)!.Since)),
            ((string?)done.Elements("History").Last().Element("Note"), (string?)done.Elements("History").Last().Element("StatusTimestamp")));
        Assert.DoesNotContain(rig.Book.Find(long.Parse(number, CultureInfo.InvariantCulture))!.Number, rig.Book.Due());
    }

    [Fact]
    public async Task A_move_out_ends_what_is_open_and_what_is_active()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        string esiId = rig.Home(2).EsiId;
        await rig.AgreeAsync(rig.Caller, esiId, rig.DeviceOf(esiId), "Pricing");
        await rig.AgreeAsync(rig.Caller, esiId, Mac(1));
        await rig.Caller.InviteDeviceAsync(esiId, Mac(2));
        string rejected = Number(await rig.Caller.InviteDeviceAsync(esiId, Mac(3)));
        await rig.Caller.AnswerAsync(rejected, "Reject");
        MarketTime moment = rig.Gateway.Now.Plus(TimeSpan.FromHours(1));
        await rig.Gateway.Application.RunToAsync(moment, CancellationToken.None);
        Assert.Equal(3, await rig.MoveOut.EndAllAsync(esiId, moment, CancellationToken.None));
        Assert.Equal(0, await rig.MoveOut.EndAllAsync(esiId, moment, CancellationToken.None));

        // Told once more, and hours later, it is not about what the next customer is invited to.
        string next = Number(await rig.Caller.InviteDeviceAsync(esiId, Mac(4)));
        Assert.Equal(0, await rig.MoveOut.EndAllAsync(esiId, moment, CancellationToken.None));
        Assert.Equal(AgreementStatus.Invited, rig.Book.Find(long.Parse(next, CultureInfo.InvariantCulture))!.Status);
        XElement all = await rig.Caller.StatusAsync($"<ESIID>{esiId}</ESIID>");
        Assert.Equal(["TER", "TER", "TER", "REJ", "PEN"], all.Elements("Agreement").Select(a => (string?)a.Element("AgreementStatus")));
        Assert.Equal("Non Active - Terminated by SMT", all.Descendants("AgreementStatusText").First().Value);
        Assert.Empty(rig.Book.Due());
        Assert.True(rig.Device(Mac(1))!.Status.TakesSlot());
    }

    [Fact]
    public async Task A_removed_device_ends_the_services_agreement_about_it_an_invitation_too()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        (string EsiId, string Meter) home = rig.Home(2);
        string[] devices = [.. rig.Devices(home.EsiId).Select(d => d.Address.ToString())];
        await rig.AgreeAsync(rig.Caller, home.EsiId, devices[0], "Pricing");
        await rig.Caller.InviteServicesAsync(home.EsiId, devices[1], "Pricing");
        foreach (string device in devices)
        {
            Assert.Equal("0", Code(await rig.Caller.DeprovisionAsync(home, device)));
        }

        await rig.Gateway.RunForAsync(TimeSpan.FromDays(9));
        Assert.All(devices, d => Assert.Equal(DeviceStatus.DeviceRemoved, rig.Device(d)!.Status));
        Assert.All(rig.Stored, a => Assert.Equal((AgreementStatus.Terminated, AgreementParty.Company), (a.Status, a.Party)));
    }

    [Fact]
    public async Task Nothing_that_a_customer_or_device_is_known_by_lies_open_in_the_logs()
    {
        AgreementRig rig = await AgreementRig.StartAsync();
        string esiId = rig.Home(1).EsiId;
        await rig.Caller.InviteDeviceAsync(esiId, Mac(1), customer: "<AccountAuthorizationCode>SECRET-CODE-77</AccountAuthorizationCode>");
        await rig.Caller.AnswerAsync("1000001", "Accept", "<AccountAuthorizationCode>SECRET-CODE-77</AccountAuthorizationCode>");
        HanAgreement stored = Assert.Single(rig.Stored);
        Assert.Empty(stored.SealedInstallCode);
        await rig.StopAsync();
        foreach (string file in Directory.EnumerateFiles(rig.Gateway.Directory, "*", SearchOption.AllDirectories))
        {
            string content = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.DoesNotContain("SECRET-CODE-77", content, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(AgreementCaller.Code, content, StringComparison.OrdinalIgnoreCase);
            Assert.False(file.EndsWith(".log", StringComparison.Ordinal) && content.Contains("Pat Example", StringComparison.Ordinal), file);
        }

        Directory.Delete(rig.Gateway.Directory, recursive: true);
    }

    private static IEnumerable<string> Steps(XElement agreement) => agreement.Elements("History").Select(
        h => string.Create(CultureInfo.InvariantCulture, $"{(string?)h.Element("AgreementStatus")} {(string?)h.Element("ChangedBy")}"));
}
