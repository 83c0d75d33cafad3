using Microsoft.AspNetCore.Http;

namespace Han.Gateway.Soap;

/// <summary>A refusal as it goes on the wire. Nothing in it comes from the XML parser or tells whether an account exists.</summary>
/// <param name="Detail">Only for faults of the Body: SOAP 1.1 4.4 forbids a detail about header entries.</param>
internal sealed record SoapFault(string Namespace, string Code, string Reason, SoapFaultDetail? Detail = null, int Status = StatusCodes.Status500InternalServerError)
{
    public static SoapFault Client(string reason, int status = StatusCodes.Status500InternalServerError) =>
        new(SoapNames.Envelope, "Client", reason, Status: status);

    public static SoapFault Body(SoapFaultDetail detail) => new(SoapNames.Envelope, "Client", detail.Message, detail);

    public static SoapFault Malformed { get; } = Body(new SoapFaultDetail(SoapFaultDetail.MalformedCode, "", null, "well-formed", "malformed XML"));

    public static SoapFault Server(string reason, int status = StatusCodes.Status500InternalServerError) =>
        new(SoapNames.Envelope, "Server", reason, Status: status)
        {
            RetryAfter = status == StatusCodes.Status503ServiceUnavailable ? TimeSpan.FromSeconds(1) : null,
        };

    public static SoapFault VersionMismatch { get; } = new(SoapNames.Envelope, "VersionMismatch", "SOAP 1.1 is spoken here");

    public static SoapFault MustUnderstand { get; } = new(SoapNames.Envelope, "MustUnderstand", "a header entry marked mustUnderstand is not known here");

    public static SoapFault FailedAuthentication { get; } =
        new(SoapNames.Security, "FailedAuthentication", "the security token could not be authenticated");

    public static SoapFault InvalidSecurity(string reason) => new(SoapNames.Security, "InvalidSecurity", reason);

    public static SoapFault UnsupportedSecurityToken { get; } =
        new(SoapNames.Security, "UnsupportedSecurityToken", "a security token of this kind is not supported");

    public static SoapFault UnsupportedAlgorithm(string reason) => new(SoapNames.Security, "UnsupportedAlgorithm", reason);

    public static SoapFault InvalidSecurityToken(string reason) => new(SoapNames.Security, "InvalidSecurityToken", reason);

    public static SoapFault SecurityTokenUnavailable(string reason) => new(SoapNames.Security, "SecurityTokenUnavailable", reason);

    public static SoapFault FailedCheck(string reason) => new(SoapNames.Security, "FailedCheck", reason);

    public static SoapFault MessageExpired { get; } =
        new(SoapNames.SecurityUtility, "MessageExpired", "the message is too old, expired, or from the future; check the sender's clock");

    public static SoapFault TooManyRequests(TimeSpan retryAfter) =>
        Client("this account sends too many requests; try again later", StatusCodes.Status429TooManyRequests) with { RetryAfter = retryAfter };

    /// <summary>When it may be worth to ask again; null says nothing about it.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
