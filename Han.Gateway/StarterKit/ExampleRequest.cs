using System.Text.Json.Nodes;
using System.Xml.Linq;
using Han.Gateway.Operations;
using Han.Gateway.Soap;

namespace Han.Gateway.StarterKit;

/// <summary>One valid request: the Body's child, and the same as JSON for clients that build the XML themselves.</summary>
/// <param name="Body">The wrapper element, named like the operation.</param>
internal sealed record ExampleRequest(IHanOperation Operation, XElement Body)
{
    private const string Wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    public string Action => Operation.Namespace.Action(Operation.Name);

    /// <summary>The whole message, unsigned, with the account's name in a UsernameToken.</summary>
    public XDocument Envelope(string user)
    {
        XNamespace soap = SoapNames.Envelope;
        XNamespace wsse = Wsse;
        return new XDocument(
            new XDeclaration("1.0", "utf-8", null),
            new XElement(
                soap + "Envelope", new XAttribute(XNamespace.Xmlns + "soapenv", soap),
                new XElement(
                    soap + "Header",
                    new XElement(
                        wsse + "Security", new XAttribute(XNamespace.Xmlns + "wsse", wsse),
                        new XElement(wsse + "UsernameToken", new XElement(wsse + "Username", user)))),
                new XElement(soap + "Body", Body)));
    }

    /// <summary>The names that a client needs, and the request's fields in the order of the schema.</summary>
    public JsonObject ToJson() => new()
    {
        ["operation"] = Operation.Name,
        ["namespace"] = Operation.Namespace.Uri,
        ["action"] = Action,
        ["requestElement"] = Operation.RequestElement,
        ["answerElement"] = Operation.AnswerElement,
        ["request"] = Value(Body.Elements().Single()),
    };

    private static JsonNode Value(XElement element)
    {
        if (!element.HasElements)
        {
            return JsonValue.Create(element.Value);
        }

        var fields = new JsonObject();
        foreach (IGrouping<string, XElement> field in element.Elements().GroupBy(e => e.Name.LocalName))
        {
            JsonNode[] values = [.. field.Select(Value)];
            fields[field.Key] = values.Length == 1 ? values[0] : new JsonArray(values);
        }

        return fields;
    }
}
