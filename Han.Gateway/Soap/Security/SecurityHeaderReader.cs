namespace Han.Gateway.Soap.Security;

/// <summary>Sorts the children of one wsse:Security header: one token that says who asks, at most one Timestamp and one Signature, certificates.</summary>
internal static class SecurityHeaderReader
{
    private const int MaxBinaryTokens = 4;

    /// <param name="header">The whole soapenv:Header, in which ids are looked for.</param>
    /// <exception cref="SoapFaultException">An element is unknown or there too often, or two have one id.</exception>
    public static SecurityHeader Read(HeaderElement security, HeaderElement header)
    {
        Refuse(HasMixedContent(security) || HasLooseText(header), "there is text between header elements");
        ILookup<string, HeaderElement> parts = security.Children.ToLookup(KindOf);
        HeaderElement? username = Single(parts["UsernameToken"], "exactly one UsernameToken is expected");
        HeaderElement? assertion = Single(parts["Assertion"], "exactly one Assertion is expected");
        Refuse(username is null == assertion is null, "exactly one UsernameToken, or one SAML Assertion, is expected");
        HeaderElement? timestamp = Single(parts["Timestamp"], "at most one Timestamp is expected");
        HeaderElement? signature = Single(parts["Signature"], "at most one Signature is expected");
        HeaderElement[] binary = [.. parts["BinarySecurityToken"]];
        Refuse(binary.Length > MaxBinaryTokens, "there are too many tokens");
        return new SecurityHeader(
            security, username is null ? null : UsernameToken.Read(username), assertion, timestamp is null ? null : MessageTimestamp.Read(timestamp),
            signature, binary, Identified(header));
    }

    public static SoapFaultException DuplicateId() => new(SoapFault.InvalidSecurity("two elements have the same id"));

    private static string KindOf(HeaderElement element) => (element.LocalName, element.Namespace) switch
    {
        ("UsernameToken" or "BinarySecurityToken", SoapNames.Security) or ("Timestamp", SoapNames.SecurityUtility) or ("Signature", SecurityNames.Signature)
            or ("Assertion", SecurityNames.Saml) => element.LocalName,
        _ => throw new SoapFaultException(SoapFault.UnsupportedSecurityToken),
    };

    /// <summary>An Assertion's attributes may hold what they like; everything else here is either elements or text.</summary>
    private static bool HasMixedContent(HeaderElement element) =>
        !element.Is("Assertion", SecurityNames.Saml) && ((element.Children.Any() && HasLooseText(element)) || element.Children.Any(HasMixedContent));

    private static bool HasLooseText(HeaderElement element) => element.Content.OfType<string>().Any(t => !t.AsSpan().Trim(" \t\r\n").IsEmpty);

    private static HeaderElement? Single(IEnumerable<HeaderElement> found, string rule)
    {
        HeaderElement[] elements = [.. found];
        Refuse(elements.Length > 1, rule);
        return elements.SingleOrDefault();
    }

    /// <summary>One map for ids of every spelling: an element that a signature names by one of them must not have a double under another.</summary>
    private static Dictionary<string, HeaderElement> Identified(HeaderElement header)
    {
        var elements = new Dictionary<string, HeaderElement>(StringComparer.Ordinal);
        foreach (HeaderElement element in header.SelfAndDescendants())
        {
            foreach (string id in element.Ids)
            {
                if (!elements.TryAdd(id, element) && elements[id] != element)
                {
                    throw DuplicateId();
                }
            }
        }

        return elements;
    }

    private static void Refuse(bool wrong, string reason)
    {
        if (wrong)
        {
            throw new SoapFaultException(SoapFault.InvalidSecurity(reason));
        }
    }
}
