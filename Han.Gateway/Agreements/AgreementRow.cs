namespace Han.Gateway.Agreements;

/// <summary>An agreement with its history, as it is told to a caller.</summary>
/// <param name="DeviceStatus">Of the device that it added, as displayed; null where there is none.</param>
public sealed record AgreementRow(HanAgreement Agreement, string? DeviceStatus, IReadOnlyList<AgreementHistoryRow> History)
{
    /// <summary>Why it was rejected or ended: what was noted when it came to its status, before anything that followed.</summary>
    public string? Reason => Agreement.Status is AgreementStatus.Rejected or AgreementStatus.Terminated
        ? History.FirstOrDefault(h => h.Status == Agreement.Status)?.Note
        : null;
}
