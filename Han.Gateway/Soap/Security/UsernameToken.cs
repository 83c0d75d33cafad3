using System.Xml;

namespace Han.Gateway.Soap.Security;

/// <summary>
/// wsse:UsernameToken (UsernameToken Profile 1.0). The name is used and nothing else: SMT's samples carry no password, the client certificate
/// proves the company. A text password, a nonce and a creation time are read over so that clients which always send them are served.
/// </summary>
internal sealed record UsernameToken(string Username)
{
    private const int MaxUsername = 64;
    private const int MaxOther = 1024;

    /// <summary>Reads the element on whose start tag <paramref name="xml"/> stands.</summary>
    public static UsernameToken Read(XmlDictionaryReader xml)
    {
        string? username = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        HeaderXml.ReadChildren(xml, child =>
        {
            string name = child.LocalName;
            if (!seen.Add(name))
            {
                throw Invalid();
            }

            switch (name, child.NamespaceURI)
            {
                case ("Username", SoapNames.Security):
                    username = HeaderXml.ReadText(child, MaxUsername);
                    break;
                case ("Password", SoapNames.Security):
                    // A digest asks to be checked; taking it unchecked would promise what is not done.
                    if (child.GetAttribute("Type") is { } type && type != SoapNames.PasswordText)
                    {
                        throw new SoapFaultException(SoapFault.UnsupportedSecurityToken);
                    }

                    HeaderXml.ReadText(child, MaxOther);
                    break;
                case ("Nonce", SoapNames.Security) or ("Created", SoapNames.SecurityUtility):
                    HeaderXml.ReadText(child, MaxOther);
                    break;
                default:
                    throw Invalid();
            }
        });
        return string.IsNullOrEmpty(username) ? throw Invalid() : new UsernameToken(username);
    }

    private static SoapFaultException Invalid() => new(SoapFault.InvalidSecurity("the UsernameToken is not valid"));
}
