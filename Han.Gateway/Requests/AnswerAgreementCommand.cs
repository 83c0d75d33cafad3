namespace Han.Gateway.Requests;

/// <summary>The customer's side: accept, reject or end.</summary>
/// <param name="Customer">Who answers; must be who was invited.</param>
/// <param name="AcceptsTerms">Required to accept.</param>
public sealed record AnswerAgreementCommand(
    AgreementName Agreement, CustomerAnswer Answer, CustomerIdentity Customer, bool AcceptsTerms, string? ReasonText) : HanCommand;
