using System.Net;
using System.Xml;
using Han.Gateway.Authorization;
using Han.Gateway.Development;
using Han.Gateway.Requests;

namespace Han.Tests.Soap;

/// <summary>Good messages, from the wire to the desk and back.</summary>
public sealed class RequestReadTests(SoapServerFixture fixture) : IClassFixture<SoapServerFixture>
{
    private readonly SoapServer _server = fixture.Server;

    /// <summary>Samples/cancel-all.xml: Smart Meter Texas, HAN API orientation slides (2010), the only request sample ever published.</summary>
    [Fact]
    public async Task The_printed_sample_is_accepted()
    {
        using HttpClient client = _server.CreateClient();
        SoapAnswer answer = await SoapAnswer.PostAsync(client, SoapMessages.PrintedSample);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("{http://schemas.esb.ams.com/smtxpmessaging}processCancelAllLCEventsResponse", answer.Body.Name.ToString());
        Assert.Equal("0", answer.Value("StatusCode"));
        Assert.Equal(RecordingDesk.RequestId, answer.Value("RequestID"));
        Assert.Equal("0123456789abcdef01234567", answer.Value("MessageCancellationID"));
        (Caller caller, HanRequest request) = _server.Desk.Last;
        Assert.Equal(("REP_Sytem_Account", "111111111"), (caller.Account.Name, caller.CertificateDuns));
        Assert.Equal(new RequestHeader(null, 0, "111111111", "HAN_REP2_ADMIN", RequestPriority.L, null), request.Header);
        Assert.Equal([new RequestAddress("00000000000000001", "00000000000000098", null)], request.Addresses.Addresses);
        Assert.Null(request.Addresses.GroupId);
        Assert.Equal(new CancelAllLoadControlEventsCommand(0), request.Command);
    }

    [Fact]
    public async Task Every_field_of_a_load_control_event_arrives()
    {
        string header = SoapMessages.Header(
            "<RequestID>my-1</RequestID>", priority: "H", callback: "<CallbackUri>https://rep.example/status?x=1&amp;y=2</CallbackUri>");
        string addresses = SoapMessages.Address
            + "<Address><ESIID>10089010000000000000002</ESIID><MeterSerialNumber>54321</MeterSerialNumber><DeviceMACAddr>00124b0000000001</DeviceMACAddr></Address>";
        SoapAnswer answer = await _server.PostAsync(SoapMessages.LoadControl(SoapMessages.FullEvent, addresses, header));

        Assert.Equal("0", answer.Value("StatusCode"));
        Assert.Equal("4294967295", answer.Value("IssuerEventID"));
        Assert.Equal("2", answer.Value("AcceptedAddressCount"));
        HanRequest request = _server.Desk.Last.Request;
        Assert.Equal(
            new RequestHeader("my-1", 0, "111111111", "HAN_REP2_ADMIN", RequestPriority.H, new Uri("https://rep.example/status?x=1&y=2")), request.Header);
        Assert.Equal(new RequestAddress("10089010000000000000002", "54321", "00124b0000000001"), request.Addresses.Addresses[1]);
        Assert.Equal(
            new LoadControlEventCommand(
                uint.MaxValue, 4095, 1, new RequestTime(new DateTime(2012, 7, 1, 14, 0, 0), null), 60, 2, 20, 21, 2500, -100, -50, 40, 3),
            request.Command);
    }

    [Fact]
    public async Task Absent_optional_fields_are_null_and_numbers_out_of_SEP_range_reach_the_desk()
    {
        await _server.PostAsync(SoapMessages.LoadControl("<DurationInMinutes> 99999999999 </DurationInMinutes>"));
        Assert.Equal(
            new LoadControlEventCommand(null, null, null, default, 99_999_999_999, null, null, null, null, null, null, null, null),
            _server.Desk.Last.Request.Command);
    }

    [Fact]
    public async Task A_cancel_names_the_event_or_the_request()
    {
        await _server.PostAsync(SoapMessages.Cancel(
            "<IssuerEventID>5</IssuerEventID><DeviceClass>1</DeviceClass><UtilityEnrollmentGroup>2</UtilityEnrollmentGroup><CancelControl>1</CancelControl>"
            + "<EffectiveTime>0</EffectiveTime>"));
        Assert.Equal(new CancelLoadControlEventCommand(5, null, 1, 2, 1, default), _server.Desk.Last.Request.Command);

        await _server.PostAsync(SoapMessages.Cancel("<RequestID>47c765fdccbab4c36399d7ab</RequestID>"));
        Assert.Equal(
            new CancelLoadControlEventCommand(null, "47c765fdccbab4c36399d7ab", null, null, null, default), _server.Desk.Last.Request.Command);
    }

    [Fact]
    public async Task A_group_without_addresses_and_an_empty_block_are_read()
    {
        string message = SoapMessages.CancelAll(addresses: "").Replace("<AddressBlock><AddressList></AddressList>", "<AddressBlock><GroupID>east</GroupID><AddressList/>", StringComparison.Ordinal)
            .Replace("<CancelAllLCEventMessageBlock></CancelAllLCEventMessageBlock>", "<CancelAllLCEventMessageBlock/>", StringComparison.Ordinal);
        SoapAnswer answer = await _server.PostAsync(message);
        Assert.Equal("0", answer.Value("StatusCode"));
        AddressBlock block = _server.Desk.Last.Request.Addresses;
        Assert.Equal(("east", 0), (block.GroupId, block.Count));
        Assert.Equal(new CancelAllLoadControlEventsCommand(null), _server.Desk.Last.Request.Command);
    }

    [Theory]
    [InlineData("12<!-- a -->34<!-- b --> ", "1234")]
    [InlineData("<![CDATA[12]]>34", "1234")]
    [InlineData("\r\n\t1&#50;34\n", "1234")]
    [InlineData("<!--x-->1234", "1234")]
    [InlineData("A&amp;B", "A&B")]
    [InlineData("é€😀", "é€😀")]
    public async Task Text_is_joined_and_trimmed(string written, string read)
    {
        await _server.PostAsync(SoapMessages.LoadControl(
            addresses: $"<Address><ESIID>{written}</ESIID><MeterSerialNumber>1</MeterSerialNumber></Address>"));
        Assert.Equal(read, _server.Desk.Last.Request.Addresses.Addresses[0].EsiId);
    }

    [Theory]
    [InlineData("0", null, null)]
    [InlineData("2012-07-01T14:00:00", "2012-07-01T14:00:00", null)]
    [InlineData("2012-07-01T14:00:00.25", "2012-07-01T14:00:00.25", null)]
    [InlineData("2012-07-01T14:00:00Z", "2012-07-01T14:00:00", 0)]
    [InlineData("2012-07-01T14:00:00.5-05:00", "2012-07-01T14:00:00.5", -300)]
    [InlineData("2012-07-01T14:00:00+14:00", "2012-07-01T14:00:00", 840)]
    public async Task Times_keep_what_was_written(string written, string? local, int? offsetMinutes)
    {
        await _server.PostAsync(SoapMessages.LoadControl($"<StartTime>{written}</StartTime><DurationInMinutes>1</DurationInMinutes>"));
        RequestTime time = Assert.IsType<LoadControlEventCommand>(_server.Desk.Last.Request.Command).StartTime;
        Assert.Equal(local is null ? null : DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), time.Local);
        Assert.Equal(offsetMinutes, time.Offset is { } o ? (int)o.TotalMinutes : null);
        Assert.Equal(DateTimeKind.Unspecified, time.Local?.Kind ?? DateTimeKind.Unspecified);
    }

    [Fact]
    public async Task Ten_thousand_addresses_are_kept_in_order()
    {
        SoapAnswer answer = await _server.PostAsync(SoapMessages.LoadControl(addresses: SoapMessages.Addresses(10_000)));
        AddressBlock block = _server.Desk.Last.Request.Addresses;
        Assert.Equal((10_000, 10_000), (block.Count, block.Addresses.Count));
        Assert.All(block.Addresses.Select((a, i) => (a, i)), p => Assert.Equal($"10443720000{p.i:D11}", p.a.EsiId));
        Assert.Equal("10000", answer.Value("AcceptedAddressCount"));
    }

    [Fact]
    public async Task The_address_list_is_given_back_after_the_answer_and_after_a_failure()
    {
        await _server.PostAsync(SoapMessages.LoadControl(addresses: SoapMessages.Addresses(10)));
        Assert.Equal(10, _server.Desk.Last.Request.Addresses.Addresses.Count);
        Assert.Empty(_server.Desk.LastList!);
        _server.Desk.Gate = () => throw new InvalidOperationException("as a desk that fails");
        try
        {
            Assert.Equal(HttpStatusCode.InternalServerError, (await _server.PostAsync(SoapMessages.LoadControl(addresses: SoapMessages.Addresses(20)))).Status);
        }
        finally
        {
            _server.Desk.Gate = () => Task.CompletedTask;
        }

        Assert.Equal(20, _server.Desk.Last.Request.Addresses.Addresses.Count);
        Assert.Empty(_server.Desk.LastList!);
    }

    [Fact]
    public async Task One_more_is_counted_but_not_kept()
    {
        SoapAnswer answer = await _server.PostAsync(SoapMessages.LoadControl(addresses: SoapMessages.Addresses(10_001)));
        AddressBlock block = _server.Desk.Last.Request.Addresses;
        Assert.Equal((10_001, 10_000), (block.Count, block.Addresses.Count));
        Assert.Equal("HAN-2002", answer.Value("StatusCode"));
    }

    [Fact]
    public async Task Address_faults_are_listed_and_escaped()
    {
        string bad = "<Address><ESIID>9</ESIID><MeterSerialNumber>m</MeterSerialNumber><DeviceMACAddr>d</DeviceMACAddr></Address>";
        SoapAnswer answer = await _server.PostAsync(SoapMessages.LoadControl(addresses: SoapMessages.Address + bad));
        Assert.Equal(("0001", "1", "1"), (answer.Value("StatusCode"), answer.Value("AcceptedAddressCount"), answer.Value("RejectedAddressCount")));
        Assert.Equal(
            ["ESIID=9", "MeterSerialNumber=m", "DeviceMACAddr=d", "FaultCode=HAN-2003", "FaultMessage=bad <ESIID>"],
            answer.Body.Descendants("AddressFault").Single().Elements().Select(e => $"{e.Name}={e.Value}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\"\"")]
    [InlineData("\"http://schemas.esb.ams.com/smtxpmessaging/processCancelAllLCEvents\"")]
    [InlineData("processCancelAllLCEvents")]
    public async Task A_soap_action_that_agrees_is_taken(string? action)
    {
        SoapAnswer answer = await _server.PostAsync(SoapMessages.CancelAll(), action);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task A_text_password_a_nonce_and_a_timestamp_are_read_and_checked()
    {
        string password = DevelopmentKit.PasswordOf(_server.Kit, DevelopmentKit.AccountFile)!;
        string now = XmlConvert.ToString(TimeProvider.System.GetUtcNow().UtcDateTime, XmlDateTimeSerializationMode.Utc);
        string token = $"<wsu:Timestamp wsu:Id=\"t\"><wsu:Created>{now}</wsu:Created></wsu:Timestamp><wsse:UsernameToken>"
            + $"<wsse:Username> REP_Sytem_Account </wsse:Username><wsse:Password>{password}</wsse:Password><wsse:Nonce>AAAA</wsse:Nonce>"
            + $"<wsu:Created>{now}</wsu:Created></wsse:UsernameToken>";
        string good = SoapMessages.CancelAll().Replace(SoapMessages.Token, token, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _server.PostAsync(good)).Status);

        SoapAnswer stale = await _server.PostAsync(good.Replace(now, "2012-07-01T14:00:00Z", StringComparison.Ordinal));
        Assert.Equal("{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}MessageExpired", stale.FaultCode);
    }

    [Fact]
    public async Task A_declaration_a_byte_order_mark_and_foreign_header_entries_are_no_obstacle()
    {
        string message = "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- hello -->"
            + SoapMessages.CancelAll().Replace("<soapenv:Header>", "<soapenv:Header><w:To xmlns:w=\"urn:w\">x</w:To>", StringComparison.Ordinal) + "\n";
        SoapAnswer answer = await _server.PostAsync(message);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }
}
