using System.Security.Cryptography;
using System.Text;

namespace Han.Gateway.Soap.Security;

/// <summary>
/// Exclusive XML Canonicalization 1.0 without comments (http://www.w3.org/2001/10/xml-exc-c14n#) of a <see cref="HeaderElement"/>. The Body, which may be
/// a megabyte, is canonicalised by the reader instead; <see cref="SignedBodyDigest"/>.
/// </summary>
internal sealed class ExclusiveCanonicalization
{
    // A lone surrogate has no bytes, and must not be taken for the replacement character.
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly StringBuilder _output = new();
    private readonly HeaderElement? _left;
    private readonly IReadOnlyList<string> _inclusive;

    private ExclusiveCanonicalization(IReadOnlyList<string> inclusive, HeaderElement? left)
    {
        _inclusive = inclusive;
        _left = left;
    }

    /// <param name="inclusivePrefixes">The PrefixList of InclusiveNamespaces: prefixes rendered whether used or not; empty is the default namespace.</param>
    /// <param name="left">An element that is left out with everything in it: the Signature of an enveloped signature.</param>
    public static byte[] ToBytes(HeaderElement element, IReadOnlyList<string> inclusivePrefixes, HeaderElement? left = null)
    {
        var canonical = new ExclusiveCanonicalization(inclusivePrefixes, left);
        canonical.Write(element, new Dictionary<string, string>(StringComparer.Ordinal));
        return _utf8.GetBytes(canonical._output.ToString());
    }

    public static byte[] Hash(HeaderElement element, IReadOnlyList<string> inclusivePrefixes, HashAlgorithmName hash, HeaderElement? left = null) =>
        CryptographicOperations.HashData(hash, ToBytes(element, inclusivePrefixes, left));

    /// <param name="rendered">Prefix and namespace as the output's nearest ancestor that declared the prefix has them.</param>
    private void Write(HeaderElement element, Dictionary<string, string> rendered)
    {
        string name = element.Prefix.Length == 0 ? element.LocalName : $"{element.Prefix}:{element.LocalName}";
        _output.Append('<').Append(name);
        Dictionary<string, string> inner = WriteNamespaces(element, rendered);
        foreach (HeaderAttribute attribute in element.Attributes
            .OrderBy(a => a.Namespace, StringComparer.Ordinal).ThenBy(a => a.LocalName, StringComparer.Ordinal))
        {
            _output.Append(' ').Append(attribute.Prefix.Length == 0 ? attribute.LocalName : $"{attribute.Prefix}:{attribute.LocalName}");
            WriteValue(attribute.Value);
        }

        _output.Append('>');
        foreach (object node in element.Content)
        {
            if (node is string text)
            {
                WriteText(text);
            }
            else if (!ReferenceEquals(node, _left))
            {
                Write((HeaderElement)node, inner);
            }
        }

        _output.Append("</").Append(name).Append('>');
    }

    private Dictionary<string, string> WriteNamespaces(HeaderElement element, Dictionary<string, string> rendered)
    {
        var needed = new SortedDictionary<string, string>(StringComparer.Ordinal) { [element.Prefix] = element.Namespace };
        foreach (HeaderAttribute attribute in element.Attributes)
        {
            if (attribute.Prefix.Length > 0)
            {
                needed[attribute.Prefix] = attribute.Namespace;
            }
        }

        foreach (string prefix in _inclusive)
        {
            if (element.NamespaceOf(prefix) is { } ns)
            {
                needed[prefix] = ns;
            }
        }

        Dictionary<string, string> inner = rendered;
        foreach ((string prefix, string ns) in needed)
        {
            // The prefix xml is everyone's, and a default namespace that was never set need not be unset.
            if (prefix == "xml" || rendered.GetValueOrDefault(prefix, "") == ns)
            {
                continue;
            }

            inner = ReferenceEquals(inner, rendered) ? new Dictionary<string, string>(rendered, StringComparer.Ordinal) : inner;
            inner[prefix] = ns;
            _output.Append(prefix.Length == 0 ? " xmlns" : $" xmlns:{prefix}");
            WriteValue(ns);
        }

        return inner;
    }

    private void WriteValue(string value)
    {
        _output.Append("=\"");
        foreach (char c in value)
        {
            _ = c switch
            {
                '&' => _output.Append("&amp;"),
                '<' => _output.Append("&lt;"),
                '"' => _output.Append("&quot;"),
                '\t' => _output.Append("&#x9;"),
                '\n' => _output.Append("&#xA;"),
                '\r' => _output.Append("&#xD;"),
                _ => _output.Append(c),
            };
        }

        _output.Append('"');
    }

    private void WriteText(string text)
    {
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => _output.Append("&amp;"),
                '<' => _output.Append("&lt;"),
                '>' => _output.Append("&gt;"),
                '\r' => _output.Append("&#xD;"),
                _ => _output.Append(c),
            };
        }
    }
}
