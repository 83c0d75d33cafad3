namespace Han.Gateway.Agreements;

/// <summary>What the statuses mean to people, and to those who ask for them by code.</summary>
public static class AgreementStatuses
{
    private static readonly (AgreementStatus Status, string Code, string Text)[] _all =
    [
        (AgreementStatus.Invited, "PEN", "Pending - Customer Authorization"),
        (AgreementStatus.Reminded, "PEN", "Pending - Customer Authorization"),
        (AgreementStatus.Active, "ACT", "Active - Authorization Confirmed"),
        (AgreementStatus.Rejected, "REJ", "Non Active - Rejected by Customer"),
        (AgreementStatus.Expired, "EXP", "Non Active - Invitation Expired"),
        (AgreementStatus.Terminated, "TER", "Non Active - Terminated"),
    ];

    /// <summary>What AgreementStatus may say on the wire.</summary>
    public static IEnumerable<string> Codes => _all.Select(s => s.Code).Distinct();

    public static string Code(this AgreementStatus status) => Of(status).Code;

    /// <summary>As people read it; of an agreement that was ended, with who ended it.</summary>
    public static string Text(this AgreementStatus status, AgreementParty by) => Of(status).Text + (status, by) switch
    {
        (AgreementStatus.Terminated, AgreementParty.Company) => " by CSP",
        (AgreementStatus.Terminated, AgreementParty.Customer) => " by Customer",
        (AgreementStatus.Terminated, _) => " by SMT",
        _ => "",
    };

    /// <summary>Whether the customer may still answer.</summary>
    public static bool IsOpen(this AgreementStatus status) => status is AgreementStatus.Invited or AgreementStatus.Reminded;

    private static (AgreementStatus Status, string Code, string Text) Of(AgreementStatus status) => status == AgreementStatus.None
        ? throw new ArgumentOutOfRangeException(nameof(status), status, "No text.")
        : Array.Find(_all, s => s.Status == status);
}
