using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using Han.Gateway.Soap;

namespace Han.Tests.Soap;

/// <summary>An HTTP answer and the SOAP envelope in it.</summary>
public sealed record SoapAnswer(HttpStatusCode Status, XDocument Document, HttpResponseHeaders Headers)
{
    private static readonly XNamespace _envelope = SoapNames.Envelope;

    private static readonly XNamespace _messaging = Han.Gateway.Operations.ServiceNamespace.Messaging.Uri;

    public XElement Body => Document.Root!.Element(_envelope + "Body")!.Elements().Single();

    /// <summary>{namespace}name of the faultcode, resolved through its prefix.</summary>
    public string FaultCode
    {
        get
        {
            Assert.Equal(_envelope + "Fault", Body.Name);
            XElement code = Body.Element("faultcode")!;
            string[] parts = code.Value.Split(':');
            return $"{{{code.GetNamespaceOfPrefix(parts[0])}}}{parts[1]}";
        }
    }

    public string FaultString => Body.Element("faultstring")!.Value;

    public XElement? Detail => Body.Element("detail")?.Element(_messaging + "SMTxPFault");

    public string? DetailValue(string name) => Detail?.Element(name)?.Value;

    /// <summary>A child of the acknowledgement.</summary>
    public string? Value(string name) => Body.Element("SMTxPMessagingRequestAcknowledgement")!.Element(name)?.Value;

    public static async Task<SoapAnswer> PostAsync(
        HttpClient client, byte[] message, string? soapAction = "\"\"", string contentType = "text/xml; charset=utf-8", bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new ByteArrayContent(message) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.TransferEncodingChunked = chunked;
        if (soapAction is not null)
        {
            request.Headers.TryAddWithoutValidation("SOAPAction", soapAction);
        }

        using HttpResponseMessage response = await client.SendAsync(request);
        Assert.Equal("text/xml; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return new SoapAnswer(response.StatusCode, XDocument.Parse(await response.Content.ReadAsStringAsync()), response.Headers);
    }
}
