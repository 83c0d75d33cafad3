using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Han.Gateway.Authorization;
using Han.Gateway.Market;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Gateway.Translation;
using Han.Tests.Agreements;
using Han.Tests.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace Han.Tests.Market;

/// <summary>
/// A request is judged, and then waits until it is stamped: what is learned in between counts. The gate is kept shut meanwhile; a desk that is called judges before
/// its call returns.
/// </summary>
public sealed class JudgedAgainTests
{
    private static readonly LoadControlEventCommand _event = new(null, null, null, default, 60, null, null, null, null, null, null, null, null);

    [Fact]
    public async Task A_message_of_a_company_that_lost_the_premise_in_between_is_refused()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        (string EsiId, string Meter) home = rig.Home(devices: 1), other = rig.Home(devices: 1, skip: 1);
        RequestDesk desk = Service<RequestDesk>(rig);
        (HanAnswer one, HanAnswer both) = await WhileShutAsync(
            rig,
            async () =>
            {
                ValueTask<Acknowledgement> first = desk.SubmitAsync(Caller(rig), Request(_event, home), default);
                ValueTask<Acknowledgement> second = desk.SubmitAsync(Caller(rig), Request(_event, home, other), default);
                return (await first, await second);
            },
            () => Switch(rig, home.EsiId));
        Assert.Equal((Refusals.NotRepOfRecord, false), (one.StatusCode, one.Accepted));
        var partly = Assert.IsType<Acknowledgement>(both);
        Assert.Equal((Refusals.AcceptedWithFaults, 1, home.EsiId), (partly.StatusCode, partly.AcceptedAddressCount, Assert.Single(partly.Faults).EsiId));
    }

    /// <summary>The first copy is stamped, then the company loses the premise; the second copy was judged before and is judged again.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_repeated_message_is_answered_as_its_first_copy_that_was_stamped_before(int addresses)
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        (string EsiId, string Meter)[] homes = [.. Enumerable.Range(0, addresses).Select(i => rig.Home(devices: 1, skip: i))];
        RequestDesk desk = Service<RequestDesk>(rig);
        HanRequest request = UnderReference(Request(_event, homes));
        (HanAnswer first, HanAnswer second) = await CopiesAsync(
            rig, async () => await desk.SubmitAsync(Caller(rig), request, default), () => Switch(rig, homes[0].EsiId));
        Assert.Equal((Refusals.Accepted, addresses), (first.StatusCode, Assert.IsType<Acknowledgement>(first).AcceptedAddressCount));
        Assert.Equal(first.RequestId, second.RequestId);
        Assert.Equal((first.StatusCode, first.StatusMessage), (second.StatusCode, second.StatusMessage));

        // The rows of what was handed over come with the commit after.
        await rig.Gateway.Application.Journal.FlushAsync(default);
        Assert.Single(rig.Gateway.Log(MarketRig.Rep).Select(r => r["RequestID"]).Distinct());
    }

    [Fact]
    public async Task So_is_a_repeated_provisioning()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        (string EsiId, string Meter) home = rig.Home(devices: 1);
        ProvisioningDesk desk = Service<ProvisioningDesk>(rig);
        HanRequest request = UnderReference(Request(Add(home)));
        (HanAnswer first, HanAnswer second) = await CopiesAsync(
            rig, async () => await desk.SubmitAsync(Caller(rig), request, default), () => Switch(rig, home.EsiId));
        Assert.True(first.Accepted, first.StatusMessage);
        Assert.Equal((first.RequestId, first.StatusCode), (second.RequestId, second.StatusCode));
    }

    [Fact]
    public async Task So_is_a_repeated_invitation()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        (string EsiId, string Meter) home = rig.Home(devices: 1);
        AgreementDesk desk = Agreements(rig);
        HanRequest request = UnderReference(Request(Invite(rig, home.EsiId)));
        (HanAnswer first, HanAnswer second) = await CopiesAsync(
            rig, async () => await desk.SubmitAsync(Caller(rig), request, default), () => Learn(rig, "MoveOut", home.EsiId, ""));
        Assert.True(first.Accepted, first.StatusMessage);
        Assert.Equal((first.RequestId, first.StatusCode), (second.RequestId, second.StatusCode));
        Assert.Single(rig.Book.At(home.EsiId));
    }

    /// <summary>What was judged first holds no more, since something was learned; judged again it is the same, and is stamped once.</summary>
    [Fact]
    public async Task What_was_learned_of_others_in_between_is_looked_at_and_refuses_nothing()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        (string EsiId, string Meter) home = rig.Home(devices: 1), other = rig.Home(devices: 1, skip: 1);
        PremiseRights rights = Service<PremiseRights>(rig);
        RightsMark mark = rights.Mark(rig.Gateway.Now);
        RequestDesk desk = Service<RequestDesk>(rig);
        Acknowledgement answer = await WhileShutAsync(
            rig, () => desk.SubmitAsync(Caller(rig), Request(_event, home), default).AsTask(), () => Switch(rig, other.EsiId));
        Assert.False(rights.Holds(mark, rig.Gateway.Now));
        Assert.True(answer.Accepted, answer.StatusMessage);
        Assert.Equal((1, 0), (answer.AcceptedAddressCount, answer.Faults.Count));
        await rig.Gateway.RunForAsync(TimeSpan.FromMinutes(30));
        Assert.Single(rig.Gateway.Log(), r => r["RequestID"] == answer.RequestId && r["StatusCode"] == "RQA");
    }

    [Fact]
    public async Task A_device_that_is_asked_for_is_not_added_for_a_company_that_lost_the_premise_in_between()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        (string EsiId, string Meter) home = rig.Home(devices: 1);
        ProvisioningDesk desk = Service<ProvisioningDesk>(rig);
        HanAnswer answer = await WhileShutAsync(rig, () => desk.SubmitAsync(Caller(rig), Request(Add(home)), default).AsTask(), () => Switch(rig, home.EsiId));
        Assert.Equal(Refusals.NotRepOfRecord, answer.StatusCode);
        Assert.Null(rig.Device(AgreementRig.Mac(1)));
    }

    [Fact]
    public async Task A_customer_who_has_moved_out_in_between_is_invited_to_nothing()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        (string EsiId, string Meter) home = rig.Home(devices: 1);
        AgreementDesk desk = Agreements(rig);
        HanAnswer answer = await WhileShutAsync(
            rig, () => desk.SubmitAsync(Caller(rig), Request(Invite(rig, home.EsiId)), default).AsTask(), () => Learn(rig, "MoveOut", home.EsiId, ""));
        Assert.False(answer.Accepted, answer.StatusMessage);
        Assert.Empty(rig.Book.At(home.EsiId));
    }

    [Fact]
    public async Task An_agreement_that_has_ended_in_between_allows_nothing()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(AgreementRig.ByAgreement);
        (string EsiId, string Meter) home = rig.Home(devices: 1);
        long number = long.Parse(await rig.AgreeAsync(rig.Caller, home.EsiId, rig.DeviceOf(home.EsiId), "LoadControl"), null);
        RequestDesk desk = Service<RequestDesk>(rig);
        HanAnswer answer = await WhileShutAsync(
            rig, async () => (HanAnswer)await desk.SubmitAsync(Caller(rig), Request(_event, home), default),
            () => rig.Book.Put(rig.Book.Find(number)!.After(AgreementTrigger.Terminated, rig.Gateway.Now, 1, AgreementParty.Customer)!));
        Assert.Equal(Refusals.NotRepOfRecord, answer.StatusCode);
    }

    /// <summary>Nothing new is learned: time alone makes the difference.</summary>
    [Fact]
    public async Task What_is_judged_holds_until_the_next_transaction_takes_effect()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        PremiseRights rights = Service<PremiseRights>(rig);
        string home = rig.Home(devices: 1).EsiId;
        MarketTime now = rig.Gateway.Now, soon = now.PlusMilliseconds(10_000);
        RightsMark before = rights.Mark(now);
        Assert.True(rights.Holds(before, soon));
        Learn(rig, "Switch", home, MarketRig.OtherRep, soon);
        Assert.False(rights.Holds(before, now));

        RightsMark mark = rights.Mark(now);
        Assert.Equal(soon, mark.Until);
        Assert.True(rights.Holds(mark, soon.PlusMilliseconds(-1)));
        Assert.False(rights.Holds(mark, soon));
        Assert.True(rights.Holds(rights.Mark(soon), soon.Plus(TimeSpan.FromDays(9))));
    }

    /// <summary>The watch looks for news all the time.</summary>
    [Fact]
    public async Task A_look_that_finds_nothing_new_changes_nothing()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        Learn(rig, "Switch", rig.Home(devices: 1).EsiId, MarketRig.OtherRep);
        RightsMark mark = Service<PremiseRights>(rig).Mark(rig.Gateway.Now);
        Service<MarketDesk>(rig).Refresh();
        Assert.True(Service<PremiseRights>(rig).Holds(mark, rig.Gateway.Now));
    }

    [Fact]
    public void Over_an_imported_base_it_holds_until_midnight_in_Texas_or_the_next_import()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(1, date: "2026-08-01", rep: MarketRig.OtherRep));
        var register = PremiseRegister.Open(rig.Data, new RegistryOptions { Base = RegistryBase.Imported });
        var rights = new PremiseRights(AuthorizationModel.RepOfRecord, new AgreementBook([]), register);
        MarketTime midnight = CentralTime.StartOf(new DateOnly(2026, 8, 1));
        RightsMark mark = rights.Mark(ImportRig.At(2026, 7, 31));
        Assert.Equal(midnight, mark.Until);
        Assert.True(rights.Holds(mark, midnight.PlusMilliseconds(-1)));
        Assert.False(rights.Holds(mark, midnight));
        rig.Incremental(ImportRig.Row(2));
        Assert.True(register.Imported!.Refresh());
        Assert.False(rights.Holds(mark, mark.From));
    }

    private static void Switch(AgreementRig rig, string esiId) => Learn(rig, "Switch", esiId, MarketRig.OtherRep);

    private static void Learn(AgreementRig rig, string kind, string esiId, string rep, MarketTime? effective = null)
    {
        var market = new MarketRig(rig.Gateway);
        market.Import(market.Row(kind, esiId, effective ?? rig.Gateway.Now.PlusMilliseconds(-1000), rep));
        Service<MarketDesk>(rig).Refresh();
    }

    /// <summary>Submits while the gate is shut, lets something be learned, and opens it.</summary>
    private static async Task<T> WhileShutAsync<T>(AgreementRig rig, Func<Task<T>> submit, Action learn)
    {
        AcceptanceGate gate = Service<AcceptanceGate>(rig);
        Task<T>? answer = null;
        Assert.Null(await gate.TryAcceptAsync(
            _ =>
            {
                answer = submit();
                Assert.False(answer.IsCompleted);
                learn();
                return null;
            },
            default));
        return await answer!;
    }

    /// <summary>Two copies are judged while the gate is shut; what is learned comes between their turns, which are in the order in which they came.</summary>
    private static async Task<(HanAnswer First, HanAnswer Second)> CopiesAsync(AgreementRig rig, Func<Task<HanAnswer>> submit, Action learn)
    {
        AcceptanceGate gate = Service<AcceptanceGate>(rig);
        Task<HanAnswer>? first = null, second = null;
        ValueTask<HanAnswer?> between = default;
        Assert.Null(await gate.TryAcceptAsync(
            _ =>
            {
                first = submit();
                between = gate.TryAcceptAsync(
                    _ =>
                    {
                        learn();
                        return null;
                    },
                    default);
                second = submit();
                return null;
            },
            default));
        Assert.Null(await between);
        return (await first!, await second!);
    }

    private static AgreementDesk Agreements(AgreementRig rig) =>
        rig.Gateway.Application.Services.GetServices<ICommandDesk>().OfType<AgreementDesk>().Single();

    private static ProvisionDeviceCommand Add((string EsiId, string Meter) home) =>
        new(home.EsiId, home.Meter, null, "LCS", AgreementRig.Mac(1), new SecretText(AgreementCaller.Code), null, null);

    private static FileAgreementCommand Invite(AgreementRig rig, string esiId) => new(
        AgreementKind.InHomeServices, esiId, "Pat Example", new CustomerIdentity("pat@example.invalid", null), "PCT", rig.DeviceOf(esiId), null, null,
        MessageTypes.SimpleText, "ENGLISH");

    private static HanRequest UnderReference(HanRequest request) => request with { Header = request.Header with { RequestId = "R-1" } };

    private static T Service<T>(AgreementRig rig)
        where T : notnull => rig.Gateway.Application.Services.GetRequiredService<T>();

    private static Caller Caller(AgreementRig rig) => new(Service<AccountDirectory>(rig).Find("REP_Sytem_Account")!, MarketRig.Rep);

    private static HanRequest Request(HanCommand command, params (string EsiId, string Meter)[] addresses) => new(
        new RequestHeader(null, 0, MarketRig.Rep, "HAN_REP2_ADMIN", RequestPriority.M, null),
        addresses.Length == 0 ? AddressBlock.None : new AddressBlock(null, [.. addresses.Select(a => new RequestAddress(a.EsiId, a.Meter, null))]), command);
}
