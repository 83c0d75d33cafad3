using System.Xml.Linq;
using Han.Gateway.Operations;

namespace Han.Gateway.Soap.Contract;

/// <summary>The XML schema of one namespace: its operations' wrappers and types, and those common types that they refer to.</summary>
internal static class HanSchema
{
    private static readonly XNamespace _xs = XsdFragment.Schema;

    /// <summary>The namespaces that have operations, in their order.</summary>
    public static IEnumerable<ServiceNamespace> Served(IReadOnlyList<IHanOperation> operations) => ServiceNamespace.All.Where(s => operations.Any(o => o.Namespace == s));

    /// <summary>A schema for each of them, in the same order.</summary>
    public static IEnumerable<XElement> CreateAll(IReadOnlyList<IHanOperation> operations) => Served(operations).Select(s => Create(s, operations));

    public static XElement Create(ServiceNamespace service, IEnumerable<IHanOperation> operations)
    {
        var schema = new XElement(
            _xs + "schema", new XAttribute(XNamespace.Xmlns + "xs", _xs), new XAttribute(XNamespace.Xmlns + XsdFragment.TypePrefix, service.Uri),
            new XAttribute("targetNamespace", service.Uri), new XAttribute("elementFormDefault", "unqualified"));
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (IHanOperation operation in operations.Where(o => o.Namespace == service))
        {
            schema.Add(Wrapper(operation.Name, operation.RequestElement), Wrapper(operation.Name + "Response", operation.AnswerElement));
            Declare(Request(operation));
            foreach (XElement type in XsdFragment.Parse(operation.SchemaTypes))
            {
                Declare(type);
            }
        }

        if (service == ServiceNamespace.Messaging)
        {
            schema.Add(Element(SoapWriter.FaultElement));
        }

        AddCommon(schema, declared);
        return schema;

        void Declare(XElement type)
        {
            schema.Add(type);
            declared.Add((string)type.Attribute("name")!);
        }
    }

    private static XElement Request(IHanOperation operation) => new(
        _xs + "complexType", new XAttribute("name", operation.RequestElement),
        new XElement(_xs + "sequence", CommonTypes.Header.Select(e => new XElement(e)), XsdFragment.Parse(operation.SchemaContent)));

    private static XElement Wrapper(string wrapper, string child) => new(
        _xs + "element", new XAttribute("name", wrapper),
        new XElement(_xs + "complexType", new XElement(_xs + "sequence", Element(child))));

    private static XElement Element(string name) => new(
        _xs + "element", new XAttribute("name", name), new XAttribute("type", $"{XsdFragment.TypePrefix}:{name}"));

    /// <summary>What is referred to and not declared yet, and what that refers to, until nothing is missing.</summary>
    /// <exception cref="InvalidOperationException">A type is declared nowhere.</exception>
    private static void AddCommon(XElement schema, HashSet<string> declared)
    {
        var wanted = new Queue<string>(XsdFragment.References(schema));
        while (wanted.TryDequeue(out string? name))
        {
            if (!declared.Add(name))
            {
                continue;
            }

            XElement type = CommonTypes.ByName.TryGetValue(name, out XElement? common)
                ? new XElement(common)
                : throw new InvalidOperationException($"No operation and no common type declares {name}.");
            schema.Add(type);
            foreach (string reference in XsdFragment.References(type))
            {
                wanted.Enqueue(reference);
            }
        }
    }
}
