using System.Net;

namespace Han.Tests.Soap;

/// <summary>What the schema forbids is refused by a fault that names element, address and rule, and the desk never sees it.</summary>
public sealed class SchemaFaultTests(SoapServerFixture fixture) : IClassFixture<SoapServerFixture>
{
    private readonly SoapServer _server = fixture.Server;

    [Theory]
    [InlineData("<RequesterType>0</RequesterType>", "", "RequesterAuthenticationID", "sequence")]
    [InlineData("<RequesterType>0</RequesterType>", "<RequesterType>6</RequesterType>", "RequesterType", "range")]
    [InlineData("<RequesterType>0</RequesterType>", "<RequesterType>x</RequesterType>", "RequesterType", "integer")]
    [InlineData("<RequesterType>0</RequesterType>", "<RequesterType>0</RequesterType><RequesterType>0</RequesterType>", "RequesterType", "sequence")]
    [InlineData("<RequesterType>0</RequesterType>", "<RequesterType>0</RequesterType><Extra/>", "Extra", "sequence")]
    [InlineData("<RequesterType>0</RequesterType>", "text<RequesterType>0</RequesterType>", "SMTxPLoadControlEventRequest", "content")]
    [InlineData("<RequesterType>0</RequesterType>", "<x:RequesterType xmlns:x='urn:x'>0</x:RequesterType>", "RequesterType", "sequence")]
    [InlineData(">111111111<", ">11111111x<", "RequesterAuthenticationID", "pattern")]
    [InlineData(">111111111<", ">1111111111<", "RequesterAuthenticationID", "pattern")]
    [InlineData(">HAN_REP2_ADMIN<", "> <", "RequesterID", "length")]
    [InlineData(">HAN_REP2_ADMIN<", "><b/><", "b", "content")]
    [InlineData(">L<", ">X<", "RequestPriority", "enumeration")]
    [InlineData("</RequestPriority>", "</RequestPriority><CallbackUri>/status</CallbackUri>", "CallbackUri", "uri")]
    [InlineData("</RequestPriority>", "</RequestPriority><CallbackUri>file:///etc/hosts</CallbackUri>", "CallbackUri", "uri")]
    [InlineData("<AddressList>", "<AddressList/><AddressList>", "AddressList", "sequence")]
    [InlineData("<DurationInMinutes>60</DurationInMinutes>", "", "DurationInMinutes", "missing")]
    [InlineData("<DurationInMinutes>60</DurationInMinutes>", "<DurationInMinutes/>", "DurationInMinutes", "length")]
    [InlineData("<DurationInMinutes>60</DurationInMinutes>", "<DurationInMinutes>6.5</DurationInMinutes>", "DurationInMinutes", "integer")]
    [InlineData("<DurationInMinutes>60</DurationInMinutes>", "<DurationInMinutes>99999999999999999999</DurationInMinutes>", "DurationInMinutes", "integer")]
    [InlineData("<DurationInMinutes>", "<StartTime>2012-13-01T00:00:00</StartTime><DurationInMinutes>", "StartTime", "time")]
    [InlineData("<DurationInMinutes>", "<StartTime>2012-01-01</StartTime><DurationInMinutes>", "StartTime", "time")]
    [InlineData("<DurationInMinutes>", "<StartTime>2012-01-01T00:00:00+15:00</StartTime><DurationInMinutes>", "StartTime", "time")]
    [InlineData("<DurationInMinutes>", "<StartTime>Z</StartTime><DurationInMinutes>", "StartTime", "time")]
    [InlineData("<DurationInMinutes>", "<IssuerEventID>4294967296</IssuerEventID><DurationInMinutes>", "IssuerEventID", "range")]
    [InlineData("<DurationInMinutes>", "<IssuerEventID>-1</IssuerEventID><DurationInMinutes>", "IssuerEventID", "range")]
    [InlineData("</DurationInMinutes>", "</DurationInMinutes><DeviceClass>1</DeviceClass>", "DeviceClass", "sequence")]
    [InlineData("<LCEventMessageBlock>", "<CancelAllLCEventMessageBlock/><LCEventMessageBlock>", "CancelAllLCEventMessageBlock", "sequence")]
    public async Task A_broken_request_names_element_and_rule(string found, string replacement, string element, string rule)
    {
        int before = _server.Desk.Count;
        string good = SoapMessages.LoadControl();
        Assert.Contains(found, good, StringComparison.Ordinal);
        SoapAnswer answer = await _server.PostAsync(good.Replace(found, replacement, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Equal("{http://schemas.xmlsoap.org/soap/envelope/}Client", answer.FaultCode);
        Assert.Equal(("HAN-0002", element, rule), (answer.DetailValue("FaultCode"), answer.DetailValue("Element"), answer.DetailValue("Rule")));
        Assert.Null(answer.DetailValue("AddressOrdinal"));
        Assert.Equal(answer.FaultString, answer.DetailValue("Message"));
        Assert.Equal(before, _server.Desk.Count);
    }

    /// <summary>What a caller reads says what to write, however wrong it was.</summary>
    [Theory]
    [InlineData(">L<", ">HIGH<", "RequestPriority is one of L, M, H")]
    [InlineData(">L<", "><", "RequestPriority is one of L, M, H")]
    [InlineData(">111111111<", ">11111111111111<", "RequesterAuthenticationID is a DUNS of 9 or 13 digits")]
    [InlineData(">111111111<", "><!-- -->1<", "RequesterAuthenticationID is a DUNS of 9 or 13 digits")]
    [InlineData("DurationInMinutes>", "DurationMinutes>", "DurationMinutes stands where DurationInMinutes is expected")]
    [InlineData("</DurationInMinutes>", "</DurationInMinutes><DutyCycles>5</DutyCycles>", "DutyCycles is unknown, repeated or out of order in LCEventMessageBlock")]
    [InlineData("<DurationInMinutes>", "<StartTime>07/01/2026 14:00</StartTime><DurationInMinutes>", "StartTime is an xs:dateTime like 2026-07-01T14:00:00, with or without an offset like -05:00, or 0 for now")]
    [InlineData("<DurationInMinutes>", "<StartTime/><DurationInMinutes>", "StartTime is an xs:dateTime like 2026-07-01T14:00:00, with or without an offset like -05:00, or 0 for now")]
    [InlineData("<MeterSerialNumber>000000000012345</MeterSerialNumber>", "", "Address 1: MeterSerialNumber is missing")]
    public async Task The_fault_says_what_to_write(string found, string replacement, string message) =>
        Assert.Equal(message, (await _server.PostAsync(SoapMessages.LoadControl().Replace(found, replacement, StringComparison.Ordinal))).FaultString);

    [Theory]
    [InlineData("<Address><ESIID>1</ESIID></Address>", "MeterSerialNumber", "missing")]
    [InlineData("<Address/>", "ESIID", "missing")]
    [InlineData("<Address><MeterSerialNumber>1</MeterSerialNumber><ESIID>1</ESIID></Address>", "MeterSerialNumber", "sequence")]
    [InlineData("<Address><ESIID>1</ESIID><MeterSerialNumber>1</MeterSerialNumber><ESIID>1</ESIID></Address>", "ESIID", "sequence")]
    [InlineData("<Address><ESIID>123456789012345678901234567890123</ESIID><MeterSerialNumber>1</MeterSerialNumber></Address>", "ESIID", "length")]
    [InlineData("<Address>x<ESIID>1</ESIID><MeterSerialNumber>1</MeterSerialNumber></Address>", "Address", "content")]
    public async Task A_broken_address_is_named_by_its_place(string address, string element, string rule)
    {
        SoapAnswer answer = await _server.PostAsync(SoapMessages.LoadControl(addresses: SoapMessages.Address + SoapMessages.Address + address));
        Assert.Equal((element, "3", rule), (answer.DetailValue("Element"), answer.DetailValue("AddressOrdinal"), answer.DetailValue("Rule")));
    }

    [Theory]
    [InlineData("", "IssuerEventID", "choice")]
    [InlineData("<CancelControl>1</CancelControl>", "IssuerEventID", "choice")]
    [InlineData("<IssuerEventID>1</IssuerEventID><RequestID>a</RequestID>", "RequestID", "sequence")]
    public async Task A_cancel_has_exactly_one_of_event_and_request(string block, string element, string rule)
    {
        SoapAnswer answer = await _server.PostAsync(SoapMessages.Cancel(block));
        Assert.Equal((element, rule), (answer.DetailValue("Element"), answer.DetailValue("Rule")));
    }

    [Fact]
    public async Task A_text_of_a_megabyte_is_refused()
    {
        string message = SoapMessages.LoadControl().Replace(">HAN_REP2_ADMIN<", $">{new string('a', 1_000_000)}<", StringComparison.Ordinal);
        SoapAnswer answer = await _server.PostAsync(message);
        Assert.Equal(("RequesterID", "length"), (answer.DetailValue("Element"), answer.DetailValue("Rule")));
    }

    [Fact]
    public async Task An_unknown_operation_is_refused()
    {
        SoapAnswer answer = await _server.PostAsync(SoapMessages.CancelAll().Replace("processCancelAllLCEvents", "processNothing", StringComparison.Ordinal));
        Assert.Equal("operation", answer.DetailValue("Rule"));
    }

    [Fact]
    public async Task An_operation_of_another_namespace_is_refused()
    {
        SoapAnswer answer = await _server.PostAsync(SoapMessages.CancelAll().Replace("/smtxpmessaging", "/smtxmessaging", StringComparison.Ordinal));
        Assert.Equal("operation", answer.DetailValue("Rule"));
    }

    [Theory]
    [InlineData("\"http://schemas.esb.ams.com/smtxpmessaging/processLCEvent\"")]
    [InlineData("processCancelLCEvent")]
    public async Task A_soap_action_that_contradicts_the_body_is_refused(string action)
    {
        SoapAnswer answer = await _server.PostAsync(SoapMessages.CancelAll(), action);
        Assert.Equal("action", answer.DetailValue("Rule"));
    }
}
