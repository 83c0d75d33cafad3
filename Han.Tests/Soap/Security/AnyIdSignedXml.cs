using System.Security.Cryptography.Xml;
using System.Xml;

namespace Han.Tests.Soap.Security;

/// <summary>The framework's SignedXml with ids of every spelling.</summary>
internal sealed class AnyIdSignedXml(XmlDocument document) : SignedXml(document)
{
    public override XmlElement? GetIdElement(XmlDocument? document, string idValue) => document!.GetElementsByTagName("*").OfType<XmlElement>()
        .FirstOrDefault(e => e.GetAttribute("Id", MessageDraft.Utility) == idValue || e.GetAttribute("Id") == idValue || e.GetAttribute("ID") == idValue);
}
