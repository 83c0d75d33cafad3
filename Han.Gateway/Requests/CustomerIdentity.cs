namespace Han.Gateway.Requests;

/// <summary>How a customer is told from others: by e-mail address, or by the Account Authorization Code that SMT gave to one who has an account.</summary>
public readonly record struct CustomerIdentity(string? Email, SecretText? AuthorizationCode);
