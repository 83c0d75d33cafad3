using System.Xml.Linq;
using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Han.Gateway.Authorization;
using Han.Gateway.Registry;
using Sep.Codec.Types;
using static Han.Tests.Agreements.AgreementRig;

namespace Han.Tests.Agreements;

/// <summary>What companies may do, by model, agreement and operation.</summary>
public sealed class AuthorizationModelTests
{
    private const uint Event = 71;
    private const uint Text = 72;

    /// <summary>Every messaging operation with what an agreement must allow for it.</summary>
    private static readonly (string Operation, string Request, string Block, MessageTypes Type)[] _operations =
    [
        ("processSimpleMessage", "SMTxPSimpleMessageRequest",
            "<SimpleMessageBlock><DurationInMinutes>60</DurationInMinutes><Message>Hello</Message></SimpleMessageBlock>", MessageTypes.SimpleText),
        ("processCancelSimpleMessage", "SMTxPCancelSimpleMessageRequest",
            $"<CancelSimpleMessageBlock><MessageID>{Text}</MessageID></CancelSimpleMessageBlock>", MessageTypes.SimpleText),
        ("processPriceSignal", "SMTxPPriceSignalRequest",
            "<PriceSignalMessageBlock><ProviderID>1</ProviderID><UnitOfMeasure>0</UnitOfMeasure><PriceTrailingDigit>4</PriceTrailingDigit><PriceTier>1</PriceTier>"
            + "<NumberOfPriceTiers>3</NumberOfPriceTiers><RegisterTier>0</RegisterTier><DurationInMinutes>60</DurationInMinutes><Price>1234</Price></PriceSignalMessageBlock>",
            MessageTypes.Pricing),
        ("processLCEvent", "SMTxPLoadControlEventRequest",
            "<LCEventMessageBlock><DurationInMinutes>60</DurationInMinutes></LCEventMessageBlock>", MessageTypes.LoadControl),
        ("processCancelLCEvent", "SMTxPCancelLoadControlEventRequest",
            $"<CancelLCEventMessageBlock><IssuerEventID>{Event}</IssuerEventID></CancelLCEventMessageBlock>", MessageTypes.LoadControl),
        ("processCancelAllLCEvents", "SMTxPCancelAllLoadControlEventRequest", "<CancelAllLCEventMessageBlock/>", MessageTypes.LoadControl),
        ("processUpdateUtilityEnrollmentGroup", "SMTxPUpdateUtilityEnrollmentGroupRequest",
            "<UpdateUtilityEnrollmentGroupBlock><UtilityEnrollmentGroup>7</UtilityEnrollmentGroup></UpdateUtilityEnrollmentGroupBlock>", MessageTypes.LoadControl),
    ];

    [Theory]
    [InlineData("SimpleText")]
    [InlineData("Pricing")]
    [InlineData("LoadControl")]
    [InlineData("SimpleText Pricing LoadControl")]
    public async Task An_agreement_allows_its_types_of_messages_to_its_device_and_no_others(string types)
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(ByAgreement);
        MessageTypes allowed = Enum.Parse<MessageTypes>(types.Replace(' ', ','));
        (string EsiId, string Meter) all = rig.Home(1);
        await rig.AgreeAsync(rig.Caller, all.EsiId, rig.DeviceOf(all.EsiId), "SimpleText Pricing LoadControl");
        await SendWhatCancelsNameAsync(rig.Caller, (all.EsiId, all.Meter, rig.DeviceOf(all.EsiId)));

        (string EsiId, string Meter) home = rig.Home(2);
        string[] devices = [.. rig.Devices(home.EsiId).Select(d => d.Address.ToString())];
        foreach ((string operation, string request, string block, _) in _operations)
        {
            Assert.Equal((operation, "HAN-1003"), (operation, Code(await rig.Caller.MessageAsync(operation, request, block, (home.EsiId, home.Meter, devices[0])))));
        }

        string number = await rig.AgreeAsync(rig.Caller, home.EsiId, devices[0], types);
        foreach ((string operation, string request, string block, MessageTypes type) in _operations)
        {
            string expected = allowed.HasFlag(type) ? "0" : "HAN-1004";
            XElement sent = await rig.Caller.MessageAsync(operation, request, block, (home.EsiId, home.Meter, devices[0]));
            Assert.Equal((operation, expected), (operation, Code(sent)));
            Assert.Equal((operation, "HAN-1004"), (operation, Code(await rig.Caller.MessageAsync(operation, request, block, (home.EsiId, home.Meter, devices[1])))));
            XElement mixed = await rig.Caller.MessageAsync(
                operation, request, block, (all.EsiId, all.Meter, rig.DeviceOf(all.EsiId)), (home.EsiId, home.Meter, devices[1]));
            Assert.Equal(("0001", "HAN-1004"), (Code(mixed), (string?)mixed.Descendants("FaultCode").Single()));
        }

        await rig.Caller.TerminateAsync(number);
        Assert.Equal("HAN-1003", Code(await rig.Caller.MessageAsync(_operations[0].Operation, _operations[0].Request, _operations[0].Block, (home.EsiId, home.Meter, devices[0]))));
    }

    [Fact]
    public async Task A_message_for_the_whole_home_needs_every_device_of_it()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(ByAgreement);
        (string EsiId, string Meter) home = rig.Home(2);
        string[] devices = [.. rig.Devices(home.EsiId).Select(d => d.Address.ToString())];
        (string operation, string request, string block, _) = _operations[3];
        await rig.AgreeAsync(rig.Caller, home.EsiId, devices[0], "LoadControl");
        Assert.Equal("HAN-1004", Code(await rig.Caller.MessageAsync(operation, request, block, (home.EsiId, home.Meter, null))));
        await rig.AgreeAsync(rig.Caller, home.EsiId, devices[1], "Pricing LoadControl");
        Assert.Equal("0", Code(await rig.Caller.MessageAsync(operation, request, block, (home.EsiId, home.Meter, null))));
        (operation, request, block, _) = _operations[2];
        Assert.Equal("HAN-1004", Code(await rig.Caller.MessageAsync(operation, request, block, (home.EsiId, home.Meter, null))));
    }

    [Fact]
    public async Task Devices_are_added_and_removed_by_their_own_agreement()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(ByAgreement);
        (string EsiId, string Meter) home = rig.Home(1);
        string joined = rig.DeviceOf(home.EsiId);
        Assert.Equal("HAN-1003", Code(await rig.Caller.ProvisionAsync(home, Mac(1))));
        Assert.Equal("HAN-1003", Code(await rig.Caller.DeprovisionAsync(home, joined)));
        await rig.AgreeAsync(rig.Caller, home.EsiId, joined, "SimpleText Pricing LoadControl");
        Assert.Equal("HAN-1004", Code(await rig.Caller.ProvisionAsync(home, Mac(1))));
        Assert.Equal("HAN-1004", Code(await rig.Caller.DeprovisionAsync(home, joined)));

        await rig.AgreeAsync(rig.Caller, home.EsiId, Mac(1));
        Assert.Equal("HAN-1004", Code(await rig.Caller.ProvisionAsync(home, Mac(2))));
        Assert.Equal("HAN-3002", Code(await rig.Caller.ProvisionAsync(home, Mac(1))));
        Assert.Equal("0", Code(await rig.Caller.DeprovisionAsync(home, Mac(1))));
        Assert.Equal("HAN-1003", Code(await rig.Other.DeprovisionAsync(home, Mac(1))));
    }

    [Fact]
    public async Task A_third_party_acts_by_agreement_where_it_is_not_the_rep_of_record()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync(ByAgreement, otherType: "4");
        (string EsiId, string Meter) home = rig.Home(1);
        string device = rig.DeviceOf(home.EsiId);
        (string operation, string request, string block, _) = _operations[0];
        Assert.Equal("HAN-1003", Code(await rig.Other.MessageAsync(operation, request, block, (home.EsiId, home.Meter, device))));
        Assert.Equal("HAN-1003", Code(await rig.Other.QueryDevicesAsync(home.EsiId)));
        Assert.Equal("HAN-1003", Code(await rig.Other.CapabilityAsync(home.EsiId)));
        await rig.AgreeAsync(rig.Other, home.EsiId, device, "SimpleText");
        Assert.Equal("0", Code(await rig.Other.MessageAsync(operation, request, block, (home.EsiId, home.Meter, device))));
        Assert.Equal("0", Code(await rig.Other.QueryDevicesAsync(home.EsiId)));
        Assert.Equal("0", Code(await rig.Other.CapabilityAsync(home.EsiId)));

        // One for each device, whoever asks; and the REP of record needs its own, but sees the meter.
        Assert.Equal("HAN-3002", Code(await rig.Caller.InviteServicesAsync(home.EsiId, device, "Pricing")));
        Assert.Equal("HAN-1003", Code(await rig.Caller.MessageAsync(operation, request, block, (home.EsiId, home.Meter, device))));
        Assert.Equal("HAN-1003", Code(await rig.Caller.QueryDevicesAsync(home.EsiId)));
        Assert.Equal("0", Code(await rig.Caller.CapabilityAsync(home.EsiId)));
    }

    [Fact]
    public async Task Under_rep_of_record_agreements_give_and_take_nothing()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        (string EsiId, string Meter) home = rig.Home(1);
        string device = rig.DeviceOf(home.EsiId);
        await rig.AgreeAsync(rig.Caller, home.EsiId, device, "Pricing");
        await SendWhatCancelsNameAsync(rig.Caller, (home.EsiId, home.Meter, device));
        foreach ((string operation, string request, string block, _) in _operations)
        {
            Assert.Equal((operation, "0"), (operation, Code(await rig.Caller.MessageAsync(operation, request, block, (home.EsiId, home.Meter, device)))));
            Assert.Equal((operation, operation.Contains("Cancel", StringComparison.Ordinal) && operation != "processCancelAllLCEvents" ? "HAN-4005" : "HAN-1003"),
                (operation, Code(await rig.Other.MessageAsync(operation, request, block, (home.EsiId, home.Meter, device)))));
        }

        Assert.Equal("0", Code(await rig.Caller.ProvisionAsync(home, Mac(1))));
    }

    [Fact]
    public async Task A_tdsp_acts_for_those_that_it_serves_under_either_model()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        PremiseRegister register = rig.Gateway.Application.Register;
        (string esiId, _) = rig.Home(1);
        Premise premise = rig.Gateway.Premise(esiId);
        var device = new Eui64(rig.Devices(esiId)[0].Address.Value);
        foreach (AuthorizationModel model in Enum.GetValues<AuthorizationModel>())
        {
            var rights = new PremiseRights(model, new AgreementBook([]), register);
            CallerRights own = rights.Of(new SystemAccount { Name = "tdsp", Duns = [premise.Tdsp.Duns], RequesterType = 1 }, premise.Tdsp.Duns);
            CallerRights foreign = rights.Of(new SystemAccount { Name = "tdsp", Duns = ["999999999"], RequesterType = 1 }, "999999999");
            Assert.Null(own.At(premise, esiId) ?? own.ToSend(MessageTypes.LoadControl, premise, esiId, device) ?? own.ToSend(MessageTypes.Pricing, premise, esiId, default));
            Assert.Null(own.ToProvision(esiId, device));
            Assert.True(own.MaySeeDevices(premise, esiId) && own.MaySeeMeter(premise, esiId));
            Assert.Equal("HAN-1003", foreign.At(premise, esiId)!.Code);
            Assert.False(foreign.MaySeeDevices(premise, esiId) || foreign.MaySeeMeter(premise, esiId));
        }
    }

    /// <summary>A text and an event that every cancel may name, wherever it is then sent to.</summary>
    private static async Task SendWhatCancelsNameAsync(AgreementCaller caller, (string EsiId, string Meter, string? Mac) address)
    {
        (string operation, string request, string block, _) = _operations[0];
        Assert.Equal("0", Code(await caller.MessageAsync(
            operation, request, block.Replace("<SimpleMessageBlock>", $"<SimpleMessageBlock><MessageID>{Text}</MessageID>", StringComparison.Ordinal), address)));
        (operation, request, block, _) = _operations[3];
        Assert.Equal("0", Code(await caller.MessageAsync(
            operation, request, block.Replace("<LCEventMessageBlock>", $"<LCEventMessageBlock><IssuerEventID>{Event}</IssuerEventID>", StringComparison.Ordinal), address)));
    }
}
