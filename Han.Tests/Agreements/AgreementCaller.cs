using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Han.Gateway.Development;
using Han.Gateway.Operations;
using Han.Gateway.Soap.Contract;
using Han.Tests.EndToEnd;
using Han.Tests.Soap;

namespace Han.Tests.Agreements;

/// <summary>
/// Calls every operation that an agreement has to do with over real HTTPS, for the development kit's first company or its second one. Requests and answers are held
/// against the published schemas.
/// </summary>
internal sealed class AgreementCaller : IDisposable
{
    public const string Mail = "<CustomerEmail>pat@example.com</CustomerEmail>";
    public const string Terms = "<TermsAccepted>Y</TermsAccepted>";
    public const string Code = "83FED3407A939723A5C639FF4C12";
    public const string OtherDuns = "222222222";

    private const string OtherToken = "<wsse:UsernameToken><wsse:Username>REP_Other_Account</wsse:Username></wsse:UsernameToken>";

    private static readonly XmlSchemaSet _schemas = Compile();

    private readonly TestGateway _gateway;
    private readonly string _type;
    private readonly HttpClient? _other;

    /// <param name="isOther">The second company, whose account has this RequesterType.</param>
    public AgreementCaller(TestGateway gateway, bool isOther = false, string type = "0")
    {
        (_gateway, _type) = (gateway, type);
        _other = isOther ? OtherClient(gateway.Application.KitDirectory!) : null;
    }

    public Task<XElement> InviteDeviceAsync(string esiId, string mac, string reference = "", string customer = Mail, string code = Code, string callback = "") =>
        SendAsync(
            ServiceNamespace.Agreement, "processInHomeDeviceAgreement", "SMTxPInHomeDeviceAgreementRequest",
            $"<ESIID>{esiId}</ESIID><CustomerName>Pat Example</CustomerName>{customer}<DeviceType>LCS</DeviceType><DeviceMACAddr>{mac}</DeviceMACAddr>"
            + $"<InstallationCode>{code}</InstallationCode><DeviceDescription>Pool pump</DeviceDescription>{Terms}", reference, callback);

    public Task<XElement> InviteServicesAsync(string esiId, string mac, string types, string customer = Mail, string more = Terms, bool isValid = true) => SendAsync(
        ServiceNamespace.Agreement, "processInHomeServicesAgreement", "SMTxPInHomeServicesAgreementRequest",
        $"<ESIID>{esiId}</ESIID><CustomerName>Pat Example</CustomerName>{customer}<DeviceType>PCT</DeviceType><DeviceMACAddr>{mac}</DeviceMACAddr><MessageTypeList>"
        + string.Concat(types.Split(' ').Select(t => $"<MessageType>{t}</MessageType>")) + $"</MessageTypeList>{more}", isValid: isValid);

    public Task<XElement> AnswerAsync(string number, string answer, string customer = Mail, string more = Terms, string reference = "", bool isValid = true) =>
        ExtensionAsync("processAgreementAnswer", "AgreementAnswer", $"{Named(number)}<Answer>{answer}</Answer>{customer}{more}", reference, isValid);

    public Task<XElement> ResendAsync(string number) => ExtensionAsync("processResendInvitation", "ResendInvitation", Named(number));

    public Task<XElement> TerminateAsync(string number, string reason = "Program ended") =>
        ExtensionAsync("processTerminateAgreement", "TerminateAgreement", $"{Named(number)}<ReasonText>{reason}</ReasonText>");

    public Task<XElement> StatusAsync(string block = "", bool isValid = true) => ExtensionAsync("processAgreementStatus", "AgreementStatus", block, isValid: isValid);

    /// <summary>The one agreement of a number.</summary>
    public async Task<XElement> AgreementAsync(string number) => (await StatusAsync(Named(number))).Elements("Agreement").Single();

    public Task<XElement> ProvisionAsync((string EsiId, string Meter) home, string mac) => SendAsync(
        ServiceNamespace.Provisioning, "processProvisionDevice", "SMTxPProvisionDeviceRequest",
        $"<ESIID>{home.EsiId}</ESIID><MeterSerialNumber>{home.Meter}</MeterSerialNumber><ProvisionDeviceBlock><DeviceType>LCS</DeviceType>"
        + $"<DeviceMACAddr>{mac}</DeviceMACAddr><InstallationCode>{Code}</InstallationCode></ProvisionDeviceBlock>");

    public Task<XElement> DeprovisionAsync((string EsiId, string Meter) home, string mac) => SendAsync(
        ServiceNamespace.Provisioning, "processDeprovisionDevice", "SMTxPDeprovisionDeviceRequest",
        $"<ESIID>{home.EsiId}</ESIID><MeterSerialNumber>{home.Meter}</MeterSerialNumber><DeprovisionDeviceBlock><DeviceMACAddr>{mac}</DeviceMACAddr>"
        + "<ReasonCode>CustomerRequest</ReasonCode></DeprovisionDeviceBlock>");

    public Task<XElement> QueryDevicesAsync(string esiId) =>
        SendAsync(ServiceNamespace.Extension, "processHANDeviceQuery", "HANDeviceQueryRequest", $"<ESIID>{esiId}</ESIID>");

    public Task<XElement> CapabilityAsync(string esiId) => ExtensionAsync("processMeterCapability", "MeterCapability", $"<ESIID>{esiId}</ESIID>");

    /// <summary>One of the messaging operations.</summary>
    public Task<XElement> MessageAsync(string operation, string request, string block, params (string EsiId, string Meter, string? Mac)[] addresses) => SendAsync(
        ServiceNamespace.Messaging, operation, request,
        $"<AddressBlock><AddressList>{string.Concat(addresses.Select(Address))}</AddressList></AddressBlock>{block}");

    public static string Named(string number) =>
        number.All(char.IsAsciiDigit) && number.Length == 7 ? $"<AgreementNumber>{number}</AgreementNumber>" : $"<RequestID>{number}</RequestID>";

    public void Dispose() => _other?.Dispose();

    private static string Address((string EsiId, string Meter, string? Mac) address) =>
        $"<Address><ESIID>{address.EsiId}</ESIID><MeterSerialNumber>{address.Meter}</MeterSerialNumber>"
        + $"{(address.Mac is null ? "" : $"<DeviceMACAddr>{address.Mac}</DeviceMACAddr>")}</Address>";

    private Task<XElement> ExtensionAsync(string operation, string types, string block, string reference = "", bool isValid = true) =>
        SendAsync(ServiceNamespace.Extension, operation, types + "Request", $"<{types}Block>{block}</{types}Block>", reference, isValid: isValid);

    /// <summary>The answer's one child, or a Fault's first.</summary>
    private async Task<XElement> SendAsync(
        ServiceNamespace service, string operation, string request, string content, string reference = "", string callback = "", bool isValid = true)
    {
        string id = reference.Length == 0 ? "" : $"<RequestID>{reference}</RequestID>";
        string header = _other is null ? SoapMessages.Header(id, callback: callback)
            : SoapMessages.Header(id, _type, OtherDuns, "HAN_OTHER", callback: callback);
        string envelope = SoapMessages.Envelope(
            $"<s:{operation} xmlns:s=\"{service.Uri}\"><{request}>{header}{content}</{request}></s:{operation}>", _other is null ? SoapMessages.Token : OtherToken);
        bool isAllowed = Problems(Body(XDocument.Parse(envelope))).Count == 0;
        XElement body = Body(_other is null ? await _gateway.PostAsync(Encoding.UTF8.GetBytes(envelope)) : await PostAsync(_other, envelope));
        if (isValid)
        {
            // What the schema forbids may be refused by a code instead of a Fault; it is never accepted.
            Assert.Empty(Problems(body));
            Assert.True(isAllowed || (string)body.Descendants("StatusCode").First() != "0", envelope);
        }
        else
        {
            Assert.False(isAllowed);
        }

        return body.Elements().First();
    }

    private async Task<XDocument> PostAsync(HttpClient http, string envelope)
    {
        using var content = new StringContent(envelope, Encoding.UTF8, new MediaTypeHeaderValue("text/xml"));
        using HttpResponseMessage response = await http.PostAsync(_gateway.Application.ServiceUrl, content);
        return XDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    private static HttpClient OtherClient(string kit)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.ClientCertificates = [X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(kit, DevelopmentKit.SecondClientPfxFile), null)];
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(Path.Combine(kit, DevelopmentKit.AuthorityFile)) },
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        return new HttpClient(handler);
    }

    private static XElement Body(XDocument envelope) => envelope.Root!.Elements().Last().Elements().Single();

    private static List<string> Problems(XElement element)
    {
        var problems = new List<string>();
        Assert.NotNull(_schemas.GlobalElements[new XmlQualifiedName(element.Name.LocalName, element.Name.NamespaceName)]);
        new XDocument(element).Validate(_schemas, (_, e) => problems.Add(e.Message));
        return problems;
    }

    private static XmlSchemaSet Compile()
    {
        var schemas = new XmlSchemaSet();
        schemas.ValidationEventHandler += (_, e) => Assert.Fail(e.Message);
        foreach (XElement schema in HanSchema.CreateAll(HanOperations.All))
        {
            using XmlReader reader = schema.CreateReader();
            schemas.Add(null, reader);
        }

        schemas.Compile();
        return schemas;
    }
}
