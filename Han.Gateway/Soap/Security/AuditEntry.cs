using System.Text.Json.Serialization;

namespace Han.Gateway.Soap.Security;

/// <summary>One line of the audit trail: who asked what, how that was proved, and what became of it. It has no place for a password, a token or a body.</summary>
/// <param name="Certificate">SHA-256 thumbprint of the client certificate.</param>
/// <param name="Account">The account as the message names it; a claim where <paramref name="Authenticated"/> is false.</param>
/// <param name="Token">The kind of token that proved it.</param>
/// <param name="Reference">The caller's own RequestID.</param>
/// <param name="Code">Fault code, or StatusCode of the acknowledgement.</param>
/// <param name="Why">The reason in full, which the caller is not always told.</param>
internal sealed record AuditEntry(
    DateTimeOffset At, string Remote, string? Certificate, string? CertificateDuns, string? Account, bool Authenticated, string? Token, bool Signed,
    string? Operation, string? Requester, string? Reference, int? Addresses, int Status, string Code, string? RequestId, string? Why);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext;
