using System.Globalization;

namespace Han.Gateway.Soap.Security;

/// <summary>Moments as WS-Security and SAML write them: xs:dateTime with Z or an offset.</summary>
internal static class SecurityTime
{
    public const int MaxLength = 40;

    private static readonly string[] _formats = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <summary>Null where the text is no such moment.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        // More digits of a second than the platform keeps are written by some clients; what lies below a microsecond decides nothing.
        int point = text.IndexOf('.', StringComparison.Ordinal);
        int end = point < 0 ? -1 : text.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9') + point + 1;
        string shortened = end > point + 8 ? string.Concat(text.AsSpan(0, point + 8), text.AsSpan(end)) : text;
        bool hasOffset = text.Length > 6 && (text[^1] == 'Z' || (text[^6] is '+' or '-' && text[^3] == ':'));
        return hasOffset && DateTimeOffset.TryParseExact(shortened, _formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment)
            ? moment
            : null;
    }
}
