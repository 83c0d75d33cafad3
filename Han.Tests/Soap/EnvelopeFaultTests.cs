using System.Net;
using System.Text;

namespace Han.Tests.Soap;

/// <summary>Envelopes that SOAP 1.1, WS-Security or XML itself forbid.</summary>
public sealed class EnvelopeFaultTests(SoapServerFixture fixture) : IClassFixture<SoapServerFixture>
{
    private const string Soap = "{http://schemas.xmlsoap.org/soap/envelope/}";
    private const string Wsse = "{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd}";

    private readonly SoapServer _server = fixture.Server;

    [Theory]
    [InlineData("http://www.w3.org/2003/05/soap-envelope")]
    [InlineData("urn:other")]
    public async Task Another_envelope_version_is_a_version_mismatch(string ns)
    {
        await RefusesAsync(SoapMessages.CancelAll().Replace("http://schemas.xmlsoap.org/soap/envelope/", ns, StringComparison.Ordinal), Soap + "VersionMismatch");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    public async Task An_unknown_header_that_must_be_understood_is_refused(string flag)
    {
        string header = $"<a:Routing xmlns:a='urn:a' soapenv:mustUnderstand='{flag}'/>";
        await RefusesAsync(SoapMessages.CancelAll().Replace("<soapenv:Header>", "<soapenv:Header>" + header, StringComparison.Ordinal), Soap + "MustUnderstand");
    }

    [Fact]
    public async Task An_entry_for_another_actor_is_not_ours_to_understand()
    {
        const string Header = "<a:Routing xmlns:a='urn:a' soapenv:mustUnderstand='1' soapenv:actor='urn:another'/>";
        SoapAnswer answer = await _server.PostAsync(SoapMessages.CancelAll().Replace("<soapenv:Header>", "<soapenv:Header>" + Header, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData(SoapMessages.Token + SoapMessages.Token)]
    [InlineData("<wsse:UsernameToken/>")]
    [InlineData("<wsse:UsernameToken><wsse:Username/></wsse:UsernameToken>")]
    [InlineData("<wsse:UsernameToken><wsse:Username>a</wsse:Username><wsse:Username>b</wsse:Username></wsse:UsernameToken>")]
    [InlineData("<wsse:UsernameToken><wsse:Username>a</wsse:Username><Other/></wsse:UsernameToken>")]
    [InlineData("<wsse:UsernameToken><wsse:Username>REP_<b/>Sytem_Account</wsse:Username></wsse:UsernameToken>")]
    [InlineData("<wsu:Timestamp/><wsu:Timestamp/>" + SoapMessages.Token)]
    public async Task A_security_header_with_other_than_one_valid_token_is_refused(string content)
    {
        await RefusesAsync(SoapMessages.CancelAll().Replace(SoapMessages.Token, content, StringComparison.Ordinal), Wsse + "InvalidSecurity");
    }

    [Fact]
    public async Task A_missing_and_a_second_security_header_are_refused()
    {
        string good = SoapMessages.CancelAll();
        string security = SoapMessages.Security(SoapMessages.Token);
        await RefusesAsync(good.Replace(security, "", StringComparison.Ordinal), Wsse + "InvalidSecurity");
        await RefusesAsync(good.Replace($"<soapenv:Header>{security}</soapenv:Header>", "", StringComparison.Ordinal), Wsse + "InvalidSecurity");
        await RefusesAsync(good.Replace(security, security + security, StringComparison.Ordinal), Wsse + "InvalidSecurity");
    }

    [Theory]
    [InlineData("<wsse:UsernameToken><wsse:Username>a</wsse:Username><wsse:Password Type='urn:other'>x</wsse:Password></wsse:UsernameToken>")]
    [InlineData(SoapMessages.Token + "<a:Ticket xmlns:a='urn:a'/>")]
    [InlineData("<s:Assertion xmlns:s='urn:oasis:names:tc:SAML:1.0:assertion'/>")]
    public async Task A_token_of_another_kind_is_refused(string content)
    {
        await RefusesAsync(SoapMessages.CancelAll().Replace(SoapMessages.Token, content, StringComparison.Ordinal), Wsse + "UnsupportedSecurityToken");
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'v'>]>")]
    [InlineData("<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/'>")]
    [InlineData("<?php echo 1 ?>")]
    [InlineData("text")]
    public async Task Document_types_and_processing_instructions_are_malformed(string prologue)
    {
        await MalformedAsync(Encoding.UTF8.GetBytes(prologue + SoapMessages.CancelAll()));
    }

    [Theory]
    [InlineData("</soapenv:Envelope>", "")]
    [InlineData("</soapenv:Envelope>", "</soapenv:Envelope><x/>")]
    [InlineData("<RequesterType>", "<RequesterType a='1' a='2'>")]
    [InlineData("<RequesterType>", "<p:RequesterType>")]
    [InlineData("</RequesterType>", "</RequestType>")]
    [InlineData(">HAN_REP2_ADMIN<", ">&nbsp;<")]
    [InlineData(">HAN_REP2_ADMIN<", ">\u0001<")]
    [InlineData("<RequesterType>", "<?pi x?><RequesterType>")]
    public async Task Broken_xml_is_malformed(string found, string replacement)
    {
        await MalformedAsync(Encoding.UTF8.GetBytes(SoapMessages.CancelAll().Replace(found, replacement, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_cut_of_a_good_message_is_refused()
    {
        byte[] good = Encoding.UTF8.GetBytes(SoapMessages.CancelAll("<CancelControl>0</CancelControl>"));
        using HttpClient client = _server.CreateClient();
        for (int length = 0; length < good.Length; length += 7)
        {
            SoapAnswer answer = await SoapAnswer.PostAsync(client, good[..length]);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
            Assert.Equal("malformed XML", answer.FaultString);
        }
    }

    [Fact]
    public async Task Octets_that_are_no_utf8_are_malformed()
    {
        byte[] message = Encoding.UTF8.GetBytes(SoapMessages.CancelAll());
        message[message.AsSpan().IndexOf("HAN_REP2"u8)] = 0xFF;
        await MalformedAsync(message);
        await MalformedAsync(Encoding.Unicode.GetBytes(SoapMessages.CancelAll()));
    }

    [Fact]
    public async Task Depth_and_attribute_floods_are_malformed()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000));
        await MalformedAsync(Encoding.UTF8.GetBytes(SoapMessages.CancelAll().Replace("<soapenv:Header>", $"<soapenv:Header><b>{deep}</b>", StringComparison.Ordinal)));
        string attributes = string.Concat(Enumerable.Range(0, 20_000).Select(i => $" a{i}='1'"));
        await MalformedAsync(Encoding.UTF8.GetBytes(SoapMessages.CancelAll().Replace("<RequesterType>", $"<RequesterType{attributes}>", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("</soapenv:Body>", "</soapenv:Body><soapenv:Body/>")]
    [InlineData("</soapenv:Body>", "</soapenv:Body><x/>")]
    [InlineData("</soapenv:Body>", "<x/></soapenv:Body>")]
    [InlineData("</soapenv:Header>", "</soapenv:Header><x/>")]
    [InlineData("</soapenv:Header>", "</soapenv:Header><soapenv:Header/>")]
    public async Task An_envelope_holds_a_header_and_one_body_with_one_operation(string found, string replacement)
    {
        await RefusesAsync(SoapMessages.CancelAll().Replace(found, replacement, StringComparison.Ordinal), Soap + "Client");
    }

    private async Task RefusesAsync(string message, string code)
    {
        Assert.NotEqual(SoapMessages.CancelAll(), message);
        int before = _server.Desk.Count;
        SoapAnswer answer = await _server.PostAsync(message);
        Assert.Equal((HttpStatusCode.InternalServerError, code), (answer.Status, answer.FaultCode));
        Assert.Equal(before, _server.Desk.Count);

        // SOAP 1.1 4.4: no detail for what is wrong with header entries.
        Assert.True(code == Soap + "Client" || answer.Detail is null);
    }

    private async Task MalformedAsync(byte[] message)
    {
        int before = _server.Desk.Count;
        using HttpClient client = _server.CreateClient();
        SoapAnswer answer = await SoapAnswer.PostAsync(client, message);
        Assert.Equal(
            (HttpStatusCode.InternalServerError, Soap + "Client", "malformed XML", "HAN-0001", "malformed XML"),
            (answer.Status, answer.FaultCode, answer.FaultString, answer.DetailValue("FaultCode"), answer.DetailValue("Message")));
        Assert.Equal(before, _server.Desk.Count);
    }
}
