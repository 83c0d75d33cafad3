using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Han.Gateway.Operations;
using Han.Gateway.Soap.Contract;
using Han.Tests.EndToEnd;
using Han.Tests.Soap;

namespace Han.Tests.Extensions;

/// <summary>Calls operations of the extension namespace over real HTTPS. Each request and each answer is held against the published schema.</summary>
internal sealed class ExtensionCaller(TestGateway gateway)
{
    private static readonly XmlSchemaSet _schemas = Compile();

    public Task<XElement> StatusAsync(string id, string more = "") =>
        SendAsync("processHANRequestStatus", "HANRequestStatus", $"<HANRequestStatusBlock><RequestID>{id}</RequestID>{more}</HANRequestStatusBlock>");

    public Task<XElement> LogAsync(string block, string reference = "") =>
        SendAsync("processHANMessagingLogRequest", "HANMessagingLog", $"<HANMessagingLogBlock>{block}</HANMessagingLogBlock>", reference);

    public Task<XElement> GroupAsync(string action, string group, string more = "", string reference = "") => SendAsync(
        "processGroupMaintenance", "GroupMaintenance",
        $"<GroupMaintenanceBlock><Action>{action}</Action><GroupID>{group}</GroupID>{more}</GroupMaintenanceBlock>", reference);

    public Task<XElement> CapabilityAsync(string esiId) =>
        SendAsync("processMeterCapability", "MeterCapability", $"<MeterCapabilityBlock><ESIID>{esiId}</ESIID></MeterCapabilityBlock>");

    /// <summary>A load control event with a CallbackUri, to addresses or to a group.</summary>
    public Task<XElement> EventAsync(IEnumerable<(string EsiId, string Meter)> addresses, string reference = "", Uri? callback = null, int minutes = 60)
    {
        string list = string.Concat(addresses.Select(a => $"<Address><ESIID>{a.EsiId}</ESIID><MeterSerialNumber>{a.Meter}</MeterSerialNumber></Address>"));
        string header = SoapMessages.Header(
            Reference(reference), callback: callback is null ? "" : $"<CallbackUri>{callback.OriginalString}</CallbackUri>");
        return gateway.SendAsync(Encoding.UTF8.GetBytes(SoapMessages.LoadControl($"<DurationInMinutes>{minutes}</DurationInMinutes><EventControl>0</EventControl>", list, header)));
    }

    public Task<XElement> GroupEventAsync(string group, string reference = "")
    {
        string message = SoapMessages.LoadControl("<DurationInMinutes>60</DurationInMinutes>", "", SoapMessages.Header(Reference(reference)));
        return gateway.SendAsync(Encoding.UTF8.GetBytes(message.Replace("<AddressBlock>", $"<AddressBlock><GroupID>{group}</GroupID>", StringComparison.Ordinal)));
    }

    /// <summary>The answer's one child.</summary>
    public async Task<XElement> SendAsync(string operation, string types, string block, string reference = "", bool isValid = true)
    {
        string envelope = SoapMessages.Envelope(
            $"<ext:{operation} xmlns:ext=\"urn:han-gateway:ext:1\"><{types}Request>{SoapMessages.Header(Reference(reference))}{block}</{types}Request></ext:{operation}>");
        bool isAllowed = Problems(Body(XDocument.Parse(envelope))).Count == 0;
        XElement body = Body(await gateway.PostAsync(Encoding.UTF8.GetBytes(envelope)));
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

    private static string Reference(string reference) => reference.Length == 0 ? "" : $"<RequestID>{reference}</RequestID>";

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
        using XmlReader reader = HanSchema.Create(ServiceNamespace.Extension, HanOperations.All).CreateReader();
        schemas.Add(null, reader);
        schemas.Compile();
        return schemas;
    }
}
