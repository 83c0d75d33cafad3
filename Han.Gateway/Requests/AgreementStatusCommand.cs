namespace Han.Gateway.Requests;

/// <summary>Which agreements are asked for: one by name, or those that are left by premise and status.</summary>
/// <param name="Agreement">Null for more than one.</param>
/// <param name="Status">By code, such as PEN; null for all.</param>
public sealed record AgreementStatusCommand(AgreementName? Agreement, string? EsiId, string? Status, PageRequest Page) : HanCommand;
