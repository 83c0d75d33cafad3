using System.Xml.Linq;
using static Han.Tests.Agreements.AgreementRig;

namespace Han.Tests.Agreements;

/// <summary>Requests about agreements that are refused, by code or by a Fault.</summary>
public sealed class AgreementRefusalTests
{
    [Fact]
    public async Task What_cannot_be_agreed_on_is_refused_by_code()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        string esiId = rig.Home(1).EsiId;
        string joined = rig.DeviceOf(esiId);
        Assert.Equal("HAN-2003", Code(await rig.Caller.InviteDeviceAsync("12", Mac(1))));
        Assert.Equal("HAN-3003", Code(await rig.Caller.InviteDeviceAsync(esiId, "nonsense")));
        Assert.Equal("HAN-3004", Code(await rig.Caller.InviteDeviceAsync(esiId, Mac(1), code: "83FED3407A939723A5C639FF4C13")));
        Assert.Equal("HAN-3002", Code(await rig.Caller.InviteDeviceAsync(esiId, joined)));
        Assert.Equal("HAN-4003", Code(await rig.Caller.InviteDeviceAsync(esiId, Mac(1), callback: "<CallbackUri>https://nowhere.example/x</CallbackUri>")));
        Assert.Equal("HAN-2006", Code(await rig.Caller.InviteServicesAsync(esiId, Mac(1), "Pricing")));
        Assert.Equal("HAN-3003", Code(await rig.Caller.InviteServicesAsync(esiId, "nonsense", "Pricing")));

        // Where the REP of record decides, a customer's word to somebody else would be worth nothing.
        Assert.Equal("HAN-1003", Code(await rig.Other.InviteServicesAsync(esiId, joined, "Pricing")));
        Assert.Empty(rig.Stored);
    }

    [Theory]
    [InlineData("<CustomerEmail>nobody</CustomerEmail>", "Pricing", AgreementCaller.Terms, "CustomerEmail")]
    [InlineData("", "Pricing", AgreementCaller.Terms, "CustomerEmail")]
    [InlineData("<AccountAuthorizationCode>a b</AccountAuthorizationCode>", "Pricing", AgreementCaller.Terms, "AccountAuthorizationCode")]
    [InlineData(AgreementCaller.Mail, "Gossip", AgreementCaller.Terms, "MessageType")]
    [InlineData(AgreementCaller.Mail, "Pricing Pricing Pricing Pricing", AgreementCaller.Terms, "MessageType")]
    [InlineData(AgreementCaller.Mail, "Pricing", "", "TermsAccepted")]
    [InlineData(AgreementCaller.Mail, "Pricing", "<TermsAccepted>N</TermsAccepted>", "TermsAccepted")]
    [InlineData(AgreementCaller.Mail, "Pricing", "<CustomerLanguagePreference>KLINGON</CustomerLanguagePreference><TermsAccepted>Y</TermsAccepted>", "CustomerLanguagePreference")]
    public async Task What_breaks_the_schema_is_a_fault_that_names_it(string customer, string types, string more, string element)
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        string esiId = rig.Home(1).EsiId;
        XElement fault = await rig.Caller.InviteServicesAsync(esiId, rig.DeviceOf(esiId), types, customer, more, isValid: false);
        Assert.Equal(element, fault.Parent!.Descendants("Element").Single().Value);
        Assert.Empty(rig.Stored);
    }

    [Fact]
    public async Task Answers_and_questions_that_break_the_schema_are_faults()
    {
        await using AgreementRig rig = await AgreementRig.StartAsync();
        XElement[] faults =
        [
            await rig.Caller.AnswerAsync("1000001", "Maybe", isValid: false), await rig.Caller.StatusAsync("<AgreementNumber>7</AgreementNumber>", isValid: false),
            await rig.Caller.StatusAsync("<AgreementStatus>OLD</AgreementStatus>", isValid: false),
        ];
        Assert.Equal(["Answer", "AgreementNumber", "AgreementStatus"], faults.Select(f => f.Parent!.Descendants("Element").Single().Value));
    }
}
