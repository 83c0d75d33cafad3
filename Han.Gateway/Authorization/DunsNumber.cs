using System.Security.Cryptography.X509Certificates;

namespace Han.Gateway.Authorization;

/// <summary>D-U-N-S numbers as strings: 9 digits, or 13 with a suffix; leading zeros matter.</summary>
internal static class DunsNumber
{
    private const string OrganizationalUnit = "2.5.4.11";

    public static bool IsValid(string text) => text.Length is 9 or 13 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>The one DUNS among the organizational units of the subject; null where there is none, or more than one to choose from.</summary>
    public static string? OfSubject(X509Certificate2 certificate)
    {
        string? found = null;
        foreach (X500RelativeDistinguishedName part in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            if (part.HasMultipleElements || part.GetSingleElementType().Value != OrganizationalUnit || part.GetSingleElementValue() is not { } unit || !IsValid(unit))
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = unit;
        }

        return found;
    }
}
