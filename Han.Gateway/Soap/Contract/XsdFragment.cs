using System.Xml.Linq;
using System.Xml.Schema;

namespace Han.Gateway.Soap.Contract;

/// <summary>Pieces of XML schema as operations write them: prefix xs for the schema's own words, t for types of the namespace that they end up in.</summary>
internal static class XsdFragment
{
    public const string TypePrefix = "t";

    public static XNamespace Schema { get; } = XmlSchema.Namespace;

    public static IReadOnlyList<XElement> Parse(string fragment)
    {
        var elements = XElement.Parse($"<fragment xmlns:xs=\"{Schema}\">{fragment}</fragment>").Elements().ToList();
        elements.ForEach(e => e.Remove());
        return elements;
    }

    /// <summary>The types of the own namespace that an element refers to.</summary>
    public static IEnumerable<string> References(XElement element) => element.DescendantsAndSelf().Attributes()
        .Where(a => a.Name.LocalName is "type" or "base" or "memberTypes" or "itemType")
        .SelectMany(a => a.Value.Split(' '))
        .Where(v => v.StartsWith(TypePrefix + ":", StringComparison.Ordinal))
        .Select(v => v[(TypePrefix.Length + 1)..]);
}
