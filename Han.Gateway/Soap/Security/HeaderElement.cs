using System.Xml;

namespace Han.Gateway.Soap.Security;

/// <summary>
/// One element of the SOAP Header as it was read: small, immutable, without comments. Values are taken from it and signatures are computed over it, so
/// that what was verified is what is used.
/// </summary>
internal sealed class HeaderElement
{
    private readonly HeaderElement? _parent;

    private HeaderElement(HeaderElement? parent, string prefix, string localName, string ns)
    {
        _parent = parent;
        (Prefix, LocalName, Namespace) = (prefix, localName, ns);
    }

    public string Prefix { get; }

    public string LocalName { get; }

    /// <summary>Empty for an element without a namespace.</summary>
    public string Namespace { get; }

    /// <summary>Attributes without namespace declarations.</summary>
    public IReadOnlyList<HeaderAttribute> Attributes { get; private set; } = [];

    /// <summary>Declared on this element: prefix (empty for the default) and namespace.</summary>
    public IReadOnlyList<(string Prefix, string Namespace)> Declarations { get; private set; } = [];

    /// <summary>Child elements and runs of text, in order; <see cref="HeaderElement"/> or <see cref="string"/>.</summary>
    public IReadOnlyList<object> Content { get; private set; } = [];

    public IEnumerable<HeaderElement> Children => Content.OfType<HeaderElement>();

    /// <summary>Any id of any spelling; WS-Security, XML Signature and SAML each have their own.</summary>
    public IEnumerable<string> Ids => Attributes.Where(IsId).Select(a => a.Value);

    public bool Is(string localName, string ns) => LocalName == localName && Namespace == ns;

    public bool IsChildOf(HeaderElement element) => _parent == element;

    /// <summary>Whether both have one parent; not of itself.</summary>
    public bool IsSiblingOf(HeaderElement element) => _parent is not null && _parent == element._parent && this != element;

    public string? Attribute(string localName, string ns = "")
    {
        foreach (HeaderAttribute attribute in Attributes)
        {
            if (attribute.LocalName == localName && attribute.Namespace == ns)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    /// <summary>This element and everything below it.</summary>
    public IEnumerable<HeaderElement> SelfAndDescendants() => Children.SelectMany(c => c.SelfAndDescendants()).Prepend(this);

    /// <summary>What a prefix stands for here; null where it is not declared.</summary>
    public string? NamespaceOf(string prefix)
    {
        for (HeaderElement? element = this; element is not null; element = element._parent)
        {
            foreach ((string declared, string ns) in element.Declarations)
            {
                if (declared == prefix)
                {
                    return ns;
                }
            }
        }

        return null;
    }

    /// <summary>The trimmed text of an element that holds text only.</summary>
    /// <exception cref="SoapFaultException">It holds elements, or more text than <paramref name="maxLength"/> characters.</exception>
    public string Text(int maxLength)
    {
        if (Children.Any())
        {
            throw new SoapFaultException(SoapFault.InvalidSecurity("a security value holds text only"));
        }

        string text = string.Concat(Content.OfType<string>()).Trim(' ', '\t', '\r', '\n');
        return text.Length <= maxLength ? text : throw new SoapFaultException(SoapFault.InvalidSecurity("a security value is too long"));
    }

    /// <summary>Reads the start tag on which <paramref name="xml"/> stands, and leaves the reader there.</summary>
    public static HeaderElement ReadStart(XmlDictionaryReader xml, HeaderElement? parent, HeaderLimit limit)
    {
        var element = new HeaderElement(parent, xml.Prefix, xml.LocalName, xml.NamespaceURI);
        limit.Element(element.Prefix.Length + element.LocalName.Length + element.Namespace.Length);
        if (!xml.MoveToFirstAttribute())
        {
            return element;
        }

        var attributes = new List<HeaderAttribute>();
        var declarations = new List<(string, string)>();
        do
        {
            string value = xml.Value;
            limit.Attribute(xml.LocalName.Length + value.Length);
            if (xml.NamespaceURI == SecurityNames.Xmlns)
            {
                declarations.Add((xml.Prefix.Length == 0 ? "" : xml.LocalName, value));
            }
            else
            {
                attributes.Add(new HeaderAttribute(xml.Prefix, xml.LocalName, xml.NamespaceURI, value));
            }
        }
        while (xml.MoveToNextAttribute());
        xml.MoveToElement();
        element.Attributes = attributes;
        element.Declarations = declarations;
        return element;
    }

    /// <summary>Reads the element on whose start tag <paramref name="xml"/> stands and leaves the reader behind its end. Depth is the reader's quota.</summary>
    public static HeaderElement Read(XmlDictionaryReader xml, HeaderElement? parent, HeaderLimit limit)
    {
        HeaderElement element = ReadStart(xml, parent, limit);
        bool empty = xml.IsEmptyElement;
        Advance(xml);
        if (empty)
        {
            return element;
        }

        var content = new List<object>();
        while (xml.NodeType != XmlNodeType.EndElement)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    content.Add(Read(xml, element, limit));
                    break;
                case XmlNodeType.Comment:
                    Advance(xml);
                    break;
                default:
                    string text = xml.Value;
                    limit.Text(text.Length);
                    content.Add(text);
                    Advance(xml);
                    break;
            }
        }

        Advance(xml);
        element.Content = content;
        return element;
    }

    private static bool IsId(HeaderAttribute attribute) => (attribute.LocalName, attribute.Namespace) is
        ("Id" or "ID" or "id" or "AssertionID", "") or ("Id", SoapNames.SecurityUtility) or ("id", SecurityNames.Xml);

    private static void Advance(XmlDictionaryReader xml)
    {
        if (!xml.Read())
        {
            throw new SoapFaultException(SoapFault.Malformed);
        }
    }
}
