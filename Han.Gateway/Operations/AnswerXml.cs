using System.Globalization;
using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>What the answers of several operations have in common.</summary>
internal static class AnswerXml
{
    /// <summary>XSD of what every answer of an extension begins with.</summary>
    public const string SchemaHead = """
        <xs:element name="RequestID" type="xs:string"><xs:annotation><xs:documentation>The gateway's own id of this request.</xs:documentation></xs:annotation></xs:element>
        <xs:element name="StatusCode" type="xs:string"><xs:annotation><xs:documentation>0 done, else HAN-nnnn.</xs:documentation></xs:annotation></xs:element>
        <xs:element name="StatusMessage" type="xs:string"/>
        """;

    /// <summary>RequestID, StatusCode and StatusMessage.</summary>
    public static void WriteHead(this XmlDictionaryWriter xml, HanAnswer answer)
    {
        xml.WriteElementString("RequestID", answer.RequestId);
        xml.WriteStatus(answer);
    }

    /// <summary>StatusCode and StatusMessage.</summary>
    public static void WriteStatus(this XmlDictionaryWriter xml, HanAnswer answer)
    {
        xml.WriteElementString("StatusCode", answer.StatusCode);
        xml.WriteElementString("StatusMessage", answer.StatusMessage);
    }

    public static void WriteOptional(this XmlDictionaryWriter xml, string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteElementString(name, value);
        }
    }

    public static void WriteOptional<T>(this XmlDictionaryWriter xml, string name, T? value) where T : struct, IFormattable =>
        xml.WriteOptional(name, value?.ToString(null, CultureInfo.InvariantCulture));
}
