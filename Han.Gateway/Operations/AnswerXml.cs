using System.Globalization;
using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>What the answers of several operations have in common.</summary>
internal static class AnswerXml
{
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
