using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Han.Gateway.Operations;
using Han.Gateway.Soap;

namespace Han.Tests.Soap;

/// <summary>The published WSDL and schema, and that they describe what is read and written.</summary>
public sealed class ContractTests(SoapServerFixture fixture) : IClassFixture<SoapServerFixture>
{
    private static readonly XNamespace _wsdl = "http://schemas.xmlsoap.org/wsdl/";
    private static readonly XNamespace _soap = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static readonly XNamespace _xsd = XmlSchema.Namespace;

    private readonly SoapServer _server = fixture.Server;

    [Fact]
    public async Task Every_operation_is_document_literal_wrapped()
    {
        XElement definitions = (await GetAsync("?wsdl")).Root!;
        XElement binding = definitions.Element(_wsdl + "binding")!;
        Assert.Equal("document", binding.Element(_soap + "binding")!.Attribute("style")!.Value);
        string[] names = [.. HanOperations.All.Select(o => o.Name)];
        Assert.Equal(names, binding.Elements(_wsdl + "operation").Select(o => o.Attribute("name")!.Value));
        Assert.Equal(names, definitions.Element(_wsdl + "portType")!.Elements(_wsdl + "operation").Select(o => o.Attribute("name")!.Value));
        Assert.All(HanOperations.All, served =>
        {
            XElement operation = binding.Elements(_wsdl + "operation").Single(o => o.Attribute("name")!.Value == served.Name);
            Assert.Equal(served.Namespace.Action(served.Name), operation.Element(_soap + "operation")!.Attribute("soapAction")!.Value);
            Assert.All(operation.Descendants(_soap + "body"), b => Assert.Equal("literal", b.Attribute("use")!.Value));
            Assert.NotNull(operation.Element(_wsdl + "fault")!.Element(_soap + "fault"));
            XElement message = definitions.Elements(_wsdl + "message").Single(m => m.Attribute("name")!.Value == served.Name);
            Assert.Equal($"{served.Namespace.Prefix}:{served.Name}", message.Elements(_wsdl + "part").Single().Attribute("element")!.Value);
        });
        Assert.Equal(
            "http://schemas.esb.ams.com/smtxpmessaging/processLCEvent",
            ServiceNamespace.Messaging.Action("processLCEvent"));
    }

    [Fact]
    public async Task The_contract_stands_alone_and_its_schemas_are_those_served_apart()
    {
        XDocument wsdl = await GetAsync("?wsdl");
        ServiceNamespace[] used = [.. ServiceNamespace.All.Where(n => HanOperations.All.Any(o => o.Namespace == n))];
        var schemas = wsdl.Descendants(_xsd + "schema").ToDictionary(s => s.Attribute("targetNamespace")!.Value);
        Assert.Equal(used.Select(n => n.Uri).Order(), schemas.Keys.Order());
        Assert.All(schemas.Values, s => Assert.Equal("unqualified", s.Attribute("elementFormDefault")!.Value));
        Assert.DoesNotContain(wsdl.Descendants(), e => e.Name.LocalName is "import" or "include");
        foreach (ServiceNamespace service in used)
        {
            Assert.True(XNode.DeepEquals(schemas[service.Uri], (await GetAsync("?xsd=" + service.Name)).Root));
        }

        Assert.True(XNode.DeepEquals(schemas[ServiceNamespace.Messaging.Uri], (await GetAsync("?xsd")).Root));
        Assert.True(XNode.DeepEquals(schemas[ServiceNamespace.Messaging.Uri], (await GetAsync("?xsd=1")).Root));
    }

    [Fact]
    public async Task The_address_is_the_servers_own_and_never_the_host_header()
    {
        // HttpClient takes the name to verify from the Host header as well.
        using HttpClient client = _server.CreateClient(anyName: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, "?wsdl") { Headers = { Host = "evil.example" } };
        using HttpResponseMessage response = await client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        Assert.Equal(_server.Url.AbsoluteUri, Location(XDocument.Parse(text)));
        Assert.DoesNotContain("evil", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://han.example:8443", "https://han.example:8443/smtxp/messaging")]
    [InlineData("https://han.example/smtxp/messaging", "https://han.example/smtxp/messaging")]
    public async Task A_configured_public_address_is_announced(string configured, string announced)
    {
        await using SoapServer server = await SoapServer.StartAsync(("Soap:PublicUrl", configured));
        using HttpClient client = server.CreateClient(anonymous: true);
        Assert.Equal(announced, Location(XDocument.Parse(await client.GetStringAsync(new Uri("?wsdl", UriKind.Relative)))));
    }

    [Fact]
    public async Task What_is_read_validates()
    {
        XmlSchemaSet schemas = await CompileAsync();
        Assert.Empty(Validate(schemas, Encoding.UTF8.GetString(SoapMessages.PrintedSample)));
        Assert.Empty(Validate(schemas, SoapMessages.LoadControl(SoapMessages.FullEvent)));
        Assert.Empty(Validate(schemas, SoapMessages.LoadControl("<StartTime>0</StartTime><DurationInMinutes>1</DurationInMinutes>")));
        Assert.Empty(Validate(schemas, SoapMessages.Cancel("<RequestID>a</RequestID><EffectiveTime>2012-07-01T14:00:00-05:00</EffectiveTime>")));
        Assert.Empty(Validate(schemas, SoapMessages.Cancel("<IssuerEventID>1</IssuerEventID>")));
        Assert.Empty(Validate(schemas, SoapMessages.CancelAll(addresses: SoapMessages.Addresses(10_000))));
    }

    [Theory]
    [InlineData("<DurationInMinutes>1441</DurationInMinutes>")]
    [InlineData("<DurationInMinutes>1</DurationInMinutes><CriticalityLevel>16</CriticalityLevel>")]
    [InlineData("<DurationInMinutes>1</DurationInMinutes><DutyCycle>256</DutyCycle>")]
    [InlineData("<StartTime>yesterday</StartTime><DurationInMinutes>1</DurationInMinutes>")]
    [InlineData("<DurationInMinutes>1</DurationInMinutes><EventControl>4</EventControl>")]
    [InlineData("")]
    public async Task What_is_out_of_range_does_not_validate(string block) =>
        Assert.NotEmpty(Validate(await CompileAsync(), SoapMessages.LoadControl(block)));

    [Fact]
    public async Task What_is_written_validates()
    {
        XmlSchemaSet schemas = await CompileAsync();
        string bad = "<Address><ESIID>9</ESIID><MeterSerialNumber>m</MeterSerialNumber><DeviceMACAddr>d</DeviceMACAddr></Address>";
        string[] requests =
        [
            SoapMessages.LoadControl(addresses: SoapMessages.Address + bad), SoapMessages.Cancel("<IssuerEventID>1</IssuerEventID>"), SoapMessages.CancelAll(),
            SoapMessages.CancelAll(header: SoapMessages.Header(duns: "222222222")),
        ];
        foreach (string request in requests)
        {
            Assert.Empty(Validate(schemas, (await _server.PostAsync(request)).Document.ToString()));
        }

        SoapAnswer fault = await _server.PostAsync(SoapMessages.CancelAll(addresses: "<Address/>"));
        Assert.Empty(ValidateElement(schemas, fault.Detail!));
    }

    private static string Location(XDocument wsdl) => wsdl.Descendants(_soap + "address").Single().Attribute("location")!.Value;

    private async Task<XDocument> GetAsync(string query)
    {
        using HttpClient client = _server.CreateClient(anonymous: true);
        using HttpResponseMessage response = await client.GetAsync(new Uri(query, UriKind.Relative));
        Assert.Equal("text/xml; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return XDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    private async Task<XmlSchemaSet> CompileAsync()
    {
        var schemas = new XmlSchemaSet();
        schemas.ValidationEventHandler += (_, e) => Assert.Fail(e.Message);
        foreach (ServiceNamespace service in ServiceNamespace.All.Where(n => HanOperations.All.Any(o => o.Namespace == n)))
        {
            using XmlReader reader = (await GetAsync("?xsd=" + service.Name)).CreateReader();
            schemas.Add(null, reader);
        }

        schemas.Compile();
        return schemas;
    }

    private static List<string> Validate(XmlSchemaSet schemas, string envelope)
    {
        XNamespace soap = SoapNames.Envelope;
        return ValidateElement(schemas, XDocument.Parse(envelope).Root!.Element(soap + "Body")!.Elements().Single());
    }

    private static List<string> ValidateElement(XmlSchemaSet schemas, XElement element)
    {
        var problems = new List<string>();
        Assert.NotNull(schemas.GlobalElements[new XmlQualifiedName(element.Name.LocalName, element.Name.NamespaceName)]);
        new XDocument(element).Validate(schemas, (_, e) => problems.Add(e.Message));
        return problems;
    }
}
