using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Han.Gateway.Operations;
using Han.Gateway.Requests;
using Han.Gateway.Soap;
using Han.Gateway.Soap.Contract;

namespace Han.Gateway.StarterKit;

/// <summary>interface.md: every operation with the fields of its request and answer, and every type's values, all taken from the schemas that are served.</summary>
internal static class InterfacePage
{
    public static string Create(IReadOnlyList<ExampleRequest> examples, IReadOnlyList<XElement> schemas)
    {
        var page = new StringBuilder("# The operations of the HAN API\n\nGenerated from the schemas. SOAP 1.1, document/literal wrapped; children are unqualified, in this order.\n");
        foreach (ExampleRequest example in examples)
        {
            var fields = new SchemaFields(schemas.Single(s => (string?)s.Attribute("targetNamespace") == example.Operation.Namespace.Uri));
            page.Append(CultureInfo.InvariantCulture, $"\n## {example.Operation.Name}\n\nNamespace `{example.Operation.Namespace.Uri}`, SOAPAction `{example.Action}`.\n");
            AddTable(page, "Request", example.Operation.RequestElement, fields);
            AddExample(page, "Example, the Body's child:", example.Body.ToString());
            AddTable(page, "Answer", example.Operation.AnswerElement, fields);
        }

        page.Append("\n## Fault\n\nWhat breaks the schema or security is a SOAP Fault; of the schema its detail tells:\n");
        AddTable(page, "Detail", SoapWriter.FaultElement, new SchemaFields(schemas[0]));
        AddExample(page, "Example, of a request whose third address has no ESIID:", Written(output => SoapWriter.WriteFault(output, SoapFault.Body(
            new SoapFaultDetail(SoapFaultDetail.SchemaCode, "MeterSerialNumber", 3, "sequence", "Address 3: MeterSerialNumber stands where ESIID is expected")))));
        page.Append("\n## Codes\n\n`StatusCode` is 0 (accepted), 0001 (accepted with address faults), or one of these:\n\n| code | meaning |\n|---|---|\n");
        foreach ((string code, string meaning) in StatusCodes.Refusals)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {code} | {meaning} |\n");
        }

        IHanOperation operation = examples[0].Operation;
        AddExample(page, $"Example, a {operation.Name} that is refused:", Written(output => SoapWriter.WriteAnswer(
            output, operation, operation.Refuse("47c765fdccbab4c36399d7ab", new Refusal(Refusals.UnknownGroup, "GroupID: this company has no group 'east'.")))));
        return page.ToString();
    }

    private static void AddTable(StringBuilder page, string title, string element, SchemaFields fields)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n{title} `{element}`{Sentence(fields.DocumentationOf(element))}\n\n| field | type | occurs | meaning |\n|---|---|---|---|\n");
        foreach (SchemaField field in fields.Of(element))
        {
            string indent = string.Concat(Enumerable.Repeat("&nbsp;&nbsp;", field.Depth));
            page.Append(CultureInfo.InvariantCulture, $"| {indent}{field.Name} | {field.Type} | {field.Occurs} | {field.Documentation} |\n");
        }
    }

    private static void AddExample(StringBuilder page, string title, string xml) =>
        page.Append(CultureInfo.InvariantCulture, $"\n{title}\n\n```xml\n{xml.ReplaceLineEndings("\n")}\n```\n");

    /// <summary>A message as the service writes it, indented.</summary>
    private static string Written(Action<IBufferWriter<byte>> write)
    {
        var message = new ArrayBufferWriter<byte>();
        write(message);
        return XDocument.Parse(Encoding.UTF8.GetString(message.WrittenSpan)).ToString();
    }

    private static string Sentence(string documentation) => documentation.Length == 0 ? "" : ": " + documentation;
}
