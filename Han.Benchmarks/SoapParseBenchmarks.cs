using System.Globalization;
using System.Text;
using System.Xml;
using BenchmarkDotNet.Attributes;
using Han.Gateway.Operations;
using Han.Gateway.Requests;
using Han.Gateway.Soap;

namespace Han.Benchmarks;

/// <summary>The largest request, 10,000 addresses: from its bytes to a <see cref="HanRequest"/>, against the reader alone.</summary>
[MemoryDiagnoser]
public class SoapParseBenchmarks
{
    private readonly EnvelopeReader _reader = new(HanOperations.All);
    private byte[] _message = [];

    [Params(AddressBlock.MaximumAddresses)]
    public int Addresses { get; set; }

    [GlobalSetup]
    public void Create()
    {
        var text = new StringBuilder(
            """
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:smt="http://schemas.esb.ams.com/smtxpmessaging"><soapenv:Header>
            <wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"><wsse:UsernameToken><wsse:Username>a</wsse:Username></wsse:UsernameToken></wsse:Security>
            </soapenv:Header><soapenv:Body><smt:processCancelAllLCEvents><SMTxPCancelAllLoadControlEventRequest><RequesterType>0</RequesterType>
            <RequesterAuthenticationID>111111111</RequesterAuthenticationID><RequesterID>HAN_REP2_ADMIN</RequesterID><RequestPriority>L</RequestPriority><AddressBlock><AddressList>
            """);
        for (int i = 0; i < Addresses; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<Address><ESIID>10443720000{i:D11}</ESIID><MeterSerialNumber>{i:D17}</MeterSerialNumber></Address>");
        }

        text.Append("</AddressList></AddressBlock><CancelAllLCEventMessageBlock><CancelControl>0</CancelControl></CancelAllLCEventMessageBlock>")
            .Append("</SMTxPCancelAllLoadControlEventRequest></smt:processCancelAllLCEvents></soapenv:Body></soapenv:Envelope>");
        _message = Encoding.UTF8.GetBytes(text.ToString());
    }

    [Benchmark(Baseline = true)]
    public int ReadThrough()
    {
        using XmlDictionaryReader xml = XmlDictionaryReader.CreateTextReader(_message, 0, _message.Length, XmlDictionaryReaderQuotas.Max);
        int nodes = 0;
        while (xml.Read())
        {
            nodes++;
        }

        return nodes;
    }

    [Benchmark]
    public int Parse()
    {
        // As the endpoint does it: the addresses are given back when the answer is made.
        using AddressBlock read = _reader.Read(_message, _message.Length, "", security => security).Request.Addresses;
        return read.Count;
    }
}
