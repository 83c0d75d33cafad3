using System.Text;

namespace Han.Tests.Soap;

/// <summary>Requests as text, so that a test can break one thing in them.</summary>
internal static class SoapMessages
{
    public const string Address = "<Address><ESIID>10443720000000001</ESIID><MeterSerialNumber>000000000012345</MeterSerialNumber></Address>";

    public const string Token = "<wsse:UsernameToken><wsse:Username>REP_Sytem_Account</wsse:Username></wsse:UsernameToken>";

    public const string FullEvent =
        "<IssuerEventID>4294967295</IssuerEventID><DeviceClass>4095</DeviceClass><UtilityEnrollmentGroup>1</UtilityEnrollmentGroup>"
        + "<StartTime>2012-07-01T14:00:00</StartTime><DurationInMinutes>60</DurationInMinutes><CriticalityLevel>2</CriticalityLevel>"
        + "<CoolingTemperatureOffset>20</CoolingTemperatureOffset><HeatingTemperatureOffset>21</HeatingTemperatureOffset>"
        + "<CoolingTemperatureSetPoint>2500</CoolingTemperatureSetPoint><HeatingTemperatureSetPoint>-100</HeatingTemperatureSetPoint>"
        + "<AverageLoadAdjustmentPercentage>-50</AverageLoadAdjustmentPercentage><DutyCycle>40</DutyCycle><EventControl>3</EventControl>";

    /// <summary>The printed sample: Smart Meter Texas, HAN API orientation slides of 2010 ("cancel all load control").</summary>
    public static byte[] PrintedSample => File.ReadAllBytes(RepositoryFiles.Test("Soap", "Samples", "cancel-all.xml"));

    public static string LoadControl(string block = "<DurationInMinutes>60</DurationInMinutes>", string addresses = Address, string? header = null) =>
        Request("processLCEvent", "SMTxPLoadControlEventRequest", header, addresses, $"<LCEventMessageBlock>{block}</LCEventMessageBlock>");

    public static string Cancel(string block) =>
        Request("processCancelLCEvent", "SMTxPCancelLoadControlEventRequest", null, Address, $"<CancelLCEventMessageBlock>{block}</CancelLCEventMessageBlock>");

    public static string CancelAll(string block = "", string addresses = Address, string? header = null) => Request(
        "processCancelAllLCEvents", "SMTxPCancelAllLoadControlEventRequest", header, addresses,
        $"<CancelAllLCEventMessageBlock>{block}</CancelAllLCEventMessageBlock>");

    public static string Header(
        string requestId = "", string type = "0", string duns = "111111111", string requester = "HAN_REP2_ADMIN", string priority = "L", string callback = "") =>
        $"{requestId}<RequesterType>{type}</RequesterType><RequesterAuthenticationID>{duns}</RequesterAuthenticationID>"
        + $"<RequesterID>{requester}</RequesterID><RequestPriority>{priority}</RequestPriority>{callback}";

    public static string Request(string operation, string request, string? header, string addresses, string block) => Envelope(
        $"<smt:{operation} xmlns:smt=\"http://schemas.esb.ams.com/smtxpmessaging\"><{request}>{header ?? Header()}"
        + $"<AddressBlock><AddressList>{addresses}</AddressList></AddressBlock>{block}</{request}></smt:{operation}>");

    public static string Envelope(string body, string? security = Token, string extraHeader = "") =>
        "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">"
        + $"<soapenv:Header>{extraHeader}{(security is null ? "" : Security(security))}</soapenv:Header><soapenv:Body>{body}</soapenv:Body></soapenv:Envelope>";

    public static string Security(string content) =>
        "<wsse:Security soapenv:mustUnderstand=\"1\" xmlns:wsse=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd\" "
        + $"xmlns:wsu=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd\">{content}</wsse:Security>";

    public static string Addresses(int count)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            text.Append($"<Address><ESIID>10443720000{i:D11}</ESIID><MeterSerialNumber>{i:D17}</MeterSerialNumber></Address>");
        }

        return text.ToString();
    }
}
