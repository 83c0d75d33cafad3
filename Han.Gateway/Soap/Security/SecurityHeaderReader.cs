using System.Xml;

namespace Han.Gateway.Soap.Security;

/// <summary>Reads one wsse:Security header: exactly one UsernameToken, a Timestamp if there is one, nothing else yet.</summary>
internal static class SecurityHeaderReader
{
    public static SecurityHeader Read(XmlDictionaryReader xml)
    {
        UsernameToken? token = null;
        bool timestamp = false;
        HeaderXml.ReadChildren(xml, child =>
        {
            switch (child.LocalName, child.NamespaceURI)
            {
                case ("UsernameToken", SoapNames.Security) when token is null:
                    token = UsernameToken.Read(child);
                    break;
                case ("UsernameToken", SoapNames.Security):
                    throw new SoapFaultException(SoapFault.InvalidSecurity("exactly one UsernameToken is expected"));
                case ("Timestamp", SoapNames.SecurityUtility) when !timestamp:
                    // Nothing is signed, so its times prove nothing; clients send it by default.
                    timestamp = true;
                    child.Skip();
                    break;
                case ("Timestamp", SoapNames.SecurityUtility):
                    throw new SoapFaultException(SoapFault.InvalidSecurity("at most one Timestamp is expected"));
                default:
                    throw new SoapFaultException(SoapFault.UnsupportedSecurityToken);
            }
        });
        return token is null
            ? throw new SoapFaultException(SoapFault.InvalidSecurity("exactly one UsernameToken is expected"))
            : new SecurityHeader(token);
    }
}
