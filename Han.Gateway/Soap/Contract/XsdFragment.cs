using System.Xml.Linq;
using System.Xml.Schema;

namespace Han.Gateway.Soap.Contract;

/// <summary>
/// Pieces of XML schema as operations write them: prefix xs for the schema's own words, t for types of the namespace that they end up in. An attribute doc on an element or
/// a type stands for its xs:annotation with one xs:documentation.
/// </summary>
internal static class XsdFragment
{
    public const string TypePrefix = "t";

    private const string Documentation = "doc";

    public static XNamespace Schema { get; } = XmlSchema.Namespace;

    public static IReadOnlyList<XElement> Parse(string fragment)
    {
        var elements = XElement.Parse($"<fragment xmlns:xs=\"{Schema}\">{fragment}</fragment>").Elements().ToList();
        elements.ForEach(e => e.Remove());
        foreach (XAttribute written in elements.DescendantsAndSelf().Attributes(Documentation).ToList())
        {
            XElement described = written.Parent!;
            written.Remove();
            described.AddFirst(new XElement(Schema + "annotation", new XElement(Schema + "documentation", written.Value)));
        }

        return elements;
    }

    /// <summary>The types of the own namespace that an element refers to.</summary>
    public static IEnumerable<string> References(XElement element) => element.DescendantsAndSelf().Attributes()
        .Where(a => a.Name.LocalName is "type" or "base" or "memberTypes" or "itemType")
        .SelectMany(a => a.Value.Split(' '))
        .Where(v => v.StartsWith(TypePrefix + ":", StringComparison.Ordinal))
        .Select(v => v[(TypePrefix.Length + 1)..]);
}
