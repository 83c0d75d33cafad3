using Han.Gateway.MessagingLog;

namespace Han.Gateway.Translation;

/// <summary>What a report means above the boundary: the row's status and detail, and whether the device that sent it is done.</summary>
/// <param name="EventId">The IssuerEventID that a device's report names, or 0.</param>
/// <param name="IsFinal">True when nothing further is to be expected of the device (smt-han-api, "When is it over?").</param>
public readonly record struct ReportMeaning(LogStatus Status, long Detail, uint EventId, bool IsFinal);
