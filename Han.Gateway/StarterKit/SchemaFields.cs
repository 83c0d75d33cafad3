using System.Xml.Linq;
using Han.Gateway.Soap.Contract;

namespace Han.Gateway.StarterKit;

/// <summary>Reads the elements of a schema's types, those of nested types behind their parents.</summary>
internal sealed class SchemaFields(XElement schema)
{
    private static readonly XNamespace _xs = XsdFragment.Schema;

    private readonly Dictionary<string, XElement> _types =
        schema.Elements().Where(e => e.Name.LocalName is "complexType" or "simpleType").ToDictionary(e => (string)e.Attribute("name")!);

    public IEnumerable<SchemaField> Of(string type) => Of(_types[type], 0);

    public string DocumentationOf(string type) => Documentation(_types[type]);

    private IEnumerable<SchemaField> Of(XElement complexType, int depth)
    {
        foreach (XElement element in complexType.Descendants(_xs + "element"))
        {
            XElement? type = TypeOf(element);
            bool isComplex = type?.Name == _xs + "complexType";
            string[] texts = [Documentation(element), type is null ? "" : Documentation(type)];
            yield return new SchemaField(
                depth, (string)element.Attribute("name")!, isComplex ? "" : SimpleType(element), Occurs(element),
                string.Join(' ', texts.Where(t => t.Length > 0).Distinct()));
            if (isComplex)
            {
                foreach (SchemaField field in Of(type!, depth + 1))
                {
                    yield return field;
                }
            }
        }
    }

    private XElement? TypeOf(XElement element) =>
        element.Element(_xs + "simpleType") ?? element.Element(_xs + "complexType") ?? Named((string?)element.Attribute("type"));

    private XElement? Named(string? name) =>
        name is not null && name.StartsWith(XsdFragment.TypePrefix + ":", StringComparison.Ordinal) ? _types[name[(XsdFragment.TypePrefix.Length + 1)..]] : null;

    private string SimpleType(XElement element) => TypeOf(element) is { } type ? Restricted(type) : (string)element.Attribute("type")!;

    private string Restricted(XElement simpleType)
    {
        if (simpleType.Element(_xs + "union") is { } union)
        {
            return string.Join(" or ", ((string)union.Attribute("memberTypes")!).Split(' ').Select(m => Named(m) is { } member ? Restricted(member) : m));
        }

        XElement restriction = simpleType.Element(_xs + "restriction")!;
        string[] values = [.. restriction.Elements(_xs + "enumeration").Select(e => (string)e.Attribute("value")!)];
        if (values.Length > 0)
        {
            return string.Join(", ", values);
        }

        IEnumerable<string> limits = restriction.Elements().Where(f => f.Name.Namespace == _xs && f.Attribute("value") is not null)
            .Select(f => $"{f.Name.LocalName} {Escaped((string)f.Attribute("value")!)}");
        string basis = (string)restriction.Attribute("base")!;
        return string.Join(", ", limits.Prepend(Named(basis) is { } named ? Restricted(named) : basis));
    }

    private static string Occurs(XElement element)
    {
        string least = (string?)element.Attribute("minOccurs") ?? "1";
        string most = (string?)element.Attribute("maxOccurs") ?? "1";
        string count = least == most ? least : $"{least}-{(most == "unbounded" ? "n" : most)}";
        return element.Parent!.Name == _xs + "choice" ? "one of" : count;
    }

    private static string Documentation(XElement declared) =>
        Escaped((string?)declared.Element(_xs + "annotation")?.Element(_xs + "documentation") ?? "");

    /// <summary>A bar would end the table's cell.</summary>
    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
