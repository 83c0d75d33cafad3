namespace Han.Gateway.Requests;

/// <summary>Which agreement is meant: by its number, or by the RequestID of the request that filed it.</summary>
/// <param name="RequestId">The gateway's, or the company's own.</param>
public readonly record struct AgreementName(long? Number, string? RequestId);
