namespace Han.Gateway.Soap.Security;

/// <summary>What the wsse:Security header of a message says, and where everything in the Header stands. Nothing of it is verified yet.</summary>
/// <param name="UsernameToken">Or an <paramref name="Assertion"/>: exactly one of the two is there.</param>
/// <param name="BinaryTokens">BinarySecurityToken elements; read when a signature refers to one.</param>
/// <param name="Elements">Every element of the Header that carries an id. No id occurs twice.</param>
internal sealed record SecurityHeader(
    HeaderElement Element, UsernameToken? UsernameToken, HeaderElement? Assertion, MessageTimestamp? Timestamp, HeaderElement? Signature,
    IReadOnlyList<HeaderElement> BinaryTokens, IReadOnlyDictionary<string, HeaderElement> Elements)
{
    /// <summary>The ids of the Body's own start tag.</summary>
    public IReadOnlyList<string> BodyIds { get; private init; } = [];

    /// <summary>Adds the Body, on which the reader stands now.</summary>
    /// <exception cref="SoapFaultException">It shares an id with an element of the Header.</exception>
    public SecurityHeader WithBody(HeaderElement body)
    {
        string[] ids = [.. body.Ids.Distinct()];
        return ids.Any(Elements.ContainsKey) ? throw SecurityHeaderReader.DuplicateId() : this with { BodyIds = ids };
    }
}
