namespace Han.Gateway.Agreements;

/// <summary>One row of the life cycle.</summary>
public readonly record struct AgreementTransition(AgreementStatus From, AgreementTrigger Trigger, AgreementStatus To);
