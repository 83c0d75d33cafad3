using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Sep.Codec.Types;

namespace Han.Tests.Agreements;

/// <summary>One agreement, and the book of all.</summary>
public sealed class HanAgreementTests
{
    private static readonly MarketTime _filed = new(1_000_000);
    private static readonly MarketTime _end = _filed.Plus(TimeSpan.FromDays(30));

    [Fact]
    public void An_invitation_is_over_to_the_millisecond()
    {
        HanAgreement invited = Invited(1);
        Assert.Same(invited, invited.At(_end.PlusMilliseconds(-1)));
        HanAgreement over = invited.At(_end);
        Assert.Equal((AgreementStatus.Expired, _end, AgreementParty.Smt, 2), (over.Status, over.Since, over.Party, over.Changes));
        Assert.Equal(over, invited.At(_end.Plus(TimeSpan.FromDays(400))));
        Assert.Same(over, over.At(MarketTime.Never));
    }

    [Fact]
    public void A_reminder_makes_it_no_longer()
    {
        HanAgreement reminded = Invited(1).After(AgreementTrigger.Resent, _end.PlusMilliseconds(-1), 2, AgreementParty.Company)!;
        Assert.Equal(_end, reminded.ExpiresAt);
        Assert.Equal(AgreementStatus.Expired, reminded.At(_end).Status);
        Assert.Null(reminded.After(AgreementTrigger.Resent, _filed, 3, AgreementParty.Company));
    }

    [Theory]
    [InlineData(AgreementKind.InHomeDevice, FollowUp.Provision, FollowUp.Remove)]
    [InlineData(AgreementKind.InHomeServices, FollowUp.None, FollowUp.Cancel)]
    public void What_follows_by_itself_depends_on_the_kind(AgreementKind kind, FollowUp accepted, FollowUp ended)
    {
        HanAgreement active = Invited(1, kind).After(AgreementTrigger.Accepted, _filed, 2, AgreementParty.Customer)!;
        Assert.Equal(accepted, active.FollowUp);
        HanAgreement followed = active.Followed(_end, "id", "0", "Request accepted");
        Assert.Equal((FollowUp.None, active.Changes + 1, active.Since), (followed.FollowUp, followed.Changes, followed.Since));
        Assert.Equal(ended, followed.After(AgreementTrigger.Terminated, _filed, 3, AgreementParty.Customer)!.FollowUp);
        Assert.Equal(FollowUp.None, followed.After(AgreementTrigger.MovedOut, _filed, 3, AgreementParty.Smt)!.FollowUp);
        Assert.Equal(FollowUp.None, Invited(1, kind).After(AgreementTrigger.Terminated, _filed, 3, AgreementParty.Company)!.FollowUp);
    }

    [Fact]
    public void A_removal_that_was_asked_for_stays_due_until_it_is_done()
    {
        HanAgreement active = Invited(1).After(AgreementTrigger.Accepted, _filed, 2, AgreementParty.Customer)!.Followed(_filed, "added", "0", "");
        HanAgreement ended = active.After(AgreementTrigger.Terminated, _filed, 3, AgreementParty.Customer)!;
        Assert.Equal((FollowUp.Remove, null), (ended.FollowUp, ended.FollowUpRequest));
        HanAgreement asked = ended.Asked(_end, "r1", "0", "Request accepted");
        Assert.Equal((FollowUp.Remove, "r1", _filed, _end, ended.Changes + 1), (asked.FollowUp, asked.FollowUpRequest, asked.Since, asked.NotedAt, asked.Changes));
        Assert.Equal([" agreement 1 Remove", " agreement 1 Remove after r1"], new[] { ended, asked }.Select(FollowUpReference.Of));
        HanAgreement done = asked.Done(_end, "gone");
        Assert.Equal((FollowUp.None, "r1", "gone", asked.Changes + 1), (done.FollowUp, done.FollowUpRequest, done.Note, done.Changes));
    }

    [Fact]
    public void The_installation_code_is_kept_no_longer_than_it_is_needed()
    {
        HanAgreement invited = Invited(1) with { SealedInstallCode = [1, 2, 3] };
        HanAgreement active = invited.After(AgreementTrigger.Accepted, _filed, 2, AgreementParty.Customer)!;
        Assert.Equal(3, invited.After(AgreementTrigger.Resent, _filed, 2, AgreementParty.Company)!.SealedInstallCode.Length);
        Assert.Equal(3, active.SealedInstallCode.Length);
        Assert.Empty(active.Followed(_filed, "id", "0", "").SealedInstallCode);
        Assert.Empty(invited.At(_end).SealedInstallCode);
        Assert.Empty(invited.After(AgreementTrigger.Rejected, _filed, 2, AgreementParty.Customer)!.SealedInstallCode);
    }

    [Fact]
    public void The_book_knows_what_is_where_what_runs_out_and_what_is_due()
    {
        HanAgreement first = Invited(HanAgreement.FirstNumber);
        HanAgreement second = Invited(HanAgreement.FirstNumber + 1) with { Duns = "222222222", ExpiresAt = _end.PlusMilliseconds(5) };
        var book = new AgreementBook([second, first]);
        Assert.Equal([first, second], book.At("esiid"));
        Assert.Equal([second], book.OfCompany("222222222"));
        Assert.Empty(book.At("other"));
        Assert.Equal(second.Number, book.LastNumber);
        Assert.Empty(book.Expiring(_end.PlusMilliseconds(-1)));
        Assert.Equal([first], book.Expiring(_end));
        Assert.Equal([first, second], book.Expiring(MarketTime.Never));

        HanAgreement active = first.After(AgreementTrigger.Accepted, _filed, 2, AgreementParty.Customer)!;
        HanAgreement[] before = book.At("esiid");
        book.Put(active);
        Assert.Equal([first, second], before);
        Assert.Equal([active, second], book.At("esiid"));
        Assert.Equal([second], book.Expiring(MarketTime.Never));
        Assert.Equal([active.Number], book.Due());
        book.Put(active.Followed(_filed, "id", "0", ""));
        Assert.Empty(book.Due());
        Assert.Equal(HanAgreement.FirstNumber, new AgreementBook([]).LastNumber + 1);
    }

    [Fact]
    public void There_are_five_of_a_kind_at_a_meter_and_one_about_a_device()
    {
        HanAgreement[] five = [.. Enumerable.Range(0, 5).Select(i => Active(HanAgreement.FirstNumber + i, (ulong)i + 1))];
        HanAgreement sixth = Invited(HanAgreement.FirstNumber + 5) with { Mac = new Eui64(9) };
        Assert.Null(AgreementLimits.Refuse(sixth, five[..4], _filed));
        Assert.Equal("HAN-3001", AgreementLimits.Refuse(sixth, five, _filed)!.Code);
        Assert.Null(AgreementLimits.Refuse(sixth with { Kind = AgreementKind.InHomeServices }, five, _filed));
        Assert.Equal("HAN-3002", AgreementLimits.Refuse(sixth with { Mac = new Eui64(1) }, five[..1], _filed)!.Code);

        // Two companies may invite at the same time; whom the customer accepts first is the one.
        HanAgreement invited = Invited(HanAgreement.FirstNumber + 6) with { Mac = new Eui64(9) };
        Assert.Equal("HAN-3002", AgreementLimits.Refuse(sixth, [invited], _filed)!.Code);
        Assert.Null(AgreementLimits.Refuse(sixth, [invited], _end));
        Assert.Null(AgreementLimits.Refuse(sixth, [invited with { Duns = "222222222" }], _filed));
        Assert.Null(AgreementLimits.Refuse(Active(sixth.Number, 9), [invited], _filed));
    }

    private static HanAgreement Active(long number, ulong mac) =>
        (Invited(number) with { Mac = new Eui64(mac) }).After(AgreementTrigger.Accepted, _filed, 2, AgreementParty.Customer)!;

    private static HanAgreement Invited(long number, AgreementKind kind = AgreementKind.InHomeDevice) => AgreementSamples.Invited(number, _filed, kind);
}
