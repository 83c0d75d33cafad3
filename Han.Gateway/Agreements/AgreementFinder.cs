using System.Globalization;
using Han.Gateway.Requests;
using Han.Gateway.Storage;

namespace Han.Gateway.Agreements;

/// <summary>Finds the agreement that a request names.</summary>
public sealed class AgreementFinder(AgreementBook book, StoredAgreements stored)
{
    /// <summary>Among those of a company, or among all for who answers for customers; null when there is none.</summary>
    /// <param name="duns">Who asks.</param>
    /// <param name="amongAll">By a RequestID only the company's own can be meant in either case.</param>
    public HanAgreement? Find(AgreementName name, string duns, bool amongAll, out Refusal? refusal)
    {
        long? number = name.Number ?? stored.FindByRequest(duns, name.RequestId ?? "");
        HanAgreement? found = number is { } given ? book.Find(given) : null;
        found = found is not null && (amongAll || found.Duns == duns) ? found : null;
        refusal = found is null ? new Refusal(Refusals.NoSuchRequest, NoSuch(name)) : null;
        return found;
    }

    private static string NoSuch(AgreementName name) => name.Number is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"AgreementNumber: there is no agreement {number} of this company.")
        : "RequestID: this company has filed no agreement under that id.";
}
