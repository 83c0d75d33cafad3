using System.Globalization;
using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>What the answers of several operations have in common.</summary>
internal static class AnswerXml
{
    /// <summary>XSD of what every answer of an extension begins with.</summary>
    public const string SchemaHead = SchemaRequestId + """
        <xs:element name="StatusCode" type="xs:string" doc="0 done, else HAN-nnnn."/>
        """ + SchemaMessage;

    /// <summary>XSD of the first element of every answer.</summary>
    public const string SchemaRequestId = """
        <xs:element name="RequestID" type="xs:string" doc="The gateway's own id of this request."/>
        """;

    /// <summary>XSD of what follows a StatusCode.</summary>
    public const string SchemaMessage = """
        <xs:element name="StatusMessage" type="xs:string" doc="The StatusCode in words; of a refusal, which element is wrong and why."/>
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
