using System.Text;
using System.Xml;

namespace Han.Gateway.Soap.Security;

/// <summary>Forward reading of header entries, where a wrong element is a security fault and not a schema fault.</summary>
internal static class HeaderXml
{
    /// <summary>Calls <paramref name="child"/> on each child's start tag; it must leave the reader behind that child's end.</summary>
    public static void ReadChildren(XmlDictionaryReader xml, Action<XmlDictionaryReader> child)
    {
        bool empty = xml.IsEmptyElement;
        Advance(xml);
        if (empty)
        {
            return;
        }

        while (xml.NodeType != XmlNodeType.EndElement)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    child(xml);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when !string.IsNullOrWhiteSpace(xml.Value):
                    throw new SoapFaultException(SoapFault.InvalidSecurity("there is text between header elements"));
                default:
                    Advance(xml);
                    break;
            }
        }

        Advance(xml);
    }

    /// <summary>The trimmed text of a leaf element; comments inside it join the parts.</summary>
    public static string ReadText(XmlDictionaryReader xml, int maxLength)
    {
        bool empty = xml.IsEmptyElement;
        Advance(xml);
        if (empty)
        {
            return "";
        }

        var text = new StringBuilder();
        for (; xml.NodeType != XmlNodeType.EndElement; Advance(xml))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                throw new SoapFaultException(SoapFault.InvalidSecurity("a security value holds text only"));
            }

            if (xml.NodeType != XmlNodeType.Comment)
            {
                text.Append(xml.Value);
            }

            if (text.Length > maxLength + 1024)
            {
                break;
            }
        }

        string value = text.ToString().Trim(' ', '\t', '\r', '\n');
        if (value.Length > maxLength)
        {
            throw new SoapFaultException(SoapFault.InvalidSecurity("a security value is too long"));
        }

        Advance(xml);
        return value;
    }

    private static void Advance(XmlDictionaryReader xml)
    {
        if (!xml.Read())
        {
            throw new SoapFaultException(SoapFault.Malformed);
        }
    }
}
