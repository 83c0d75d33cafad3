using Han.Gateway.Authorization;

namespace Han.Gateway.Soap.Security;

/// <summary>Whose message it is, and how that was proved.</summary>
/// <param name="IsSigned">A signature over Body and Timestamp was verified.</param>
/// <param name="Fresh">What must not have been seen before.</param>
/// <param name="Also">What is remembered with it.</param>
internal sealed record AuthenticatedMessage(Caller Caller, TokenKind Token, bool IsSigned, IReadOnlyList<UInt128> Fresh, IReadOnlyList<UInt128> Also);
