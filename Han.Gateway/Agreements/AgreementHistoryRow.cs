using DeviceEmulator.Time;

namespace Han.Gateway.Agreements;

/// <summary>One step of an agreement's history.</summary>
/// <param name="Note">The reason that was given, or what a follow-up came to.</param>
public sealed record AgreementHistoryRow(MarketTime At, AgreementStatus Status, AgreementParty Party, string? Note);
