namespace Han.Gateway.Soap;

/// <summary>Log texts of the SOAP side, events 1000 to 1199.</summary>
internal static partial class SoapLog
{
    [LoggerMessage(1000, LogLevel.Information, "{Operation} from {Account}: {AddressCount} addresses, answered {StatusCode} as request {RequestId}")]
    public static partial void Answered(ILogger log, string operation, string account, int addressCount, string statusCode, string requestId);

    [LoggerMessage(1001, LogLevel.Warning, "Refused a message from {Remote} with {Status} {FaultCode}: {Reason} {Element} {AddressOrdinal}")]
    public static partial void Refused(
        ILogger log, string remote, int status, string faultCode, string reason, string? element, int? addressOrdinal, Exception? cause);

    [LoggerMessage(1002, LogLevel.Error, "A message could not be processed")]
    public static partial void Failed(ILogger log, Exception cause);

    [LoggerMessage(1003, LogLevel.Debug, "The client went away before its answer")]
    public static partial void ClientLeft(ILogger log);

    [LoggerMessage(1010, LogLevel.Warning, "Refused client certificate {Thumbprint}: {Why}")]
    public static partial void ClientCertificateRefused(ILogger log, string thumbprint, string why);
}
