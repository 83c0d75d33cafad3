namespace Han.Gateway.Requests;

/// <summary>Why a request, or one address of it, is not taken: a code of the closed list and a text that names the field and the rule.</summary>
public sealed record Refusal(string Code, string Message);
