using System.Xml;

namespace Han.Gateway.Operations;

/// <summary>Element names in the form that the dictionary reader compares with the document's bytes, without making a string of either.</summary>
internal static class ElementName
{
    public static XmlDictionaryString Of(string name) => new(XmlDictionary.Empty, name, 0);
}
