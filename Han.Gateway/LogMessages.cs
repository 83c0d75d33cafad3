using Han.Gateway.Agreements;
using Han.Gateway.Market;
using Han.Gateway.MessagingLog;
using Sep.Codec.Types;

namespace Han.Gateway;

/// <summary>Every log line of the gateway, with its event id: 1000-1199 SOAP, 1200-1299 requests, 1300-1399 hosting.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1000, LogLevel.Information, "{Operation} from {Account}: {AddressCount} addresses, answered {StatusCode} as request {RequestId}")]
    public static partial void MessageAnswered(this ILogger log, string operation, string account, int addressCount, string statusCode, string requestId);

    [LoggerMessage(1001, LogLevel.Warning, "Refused a message from {Remote} with {Status} {FaultCode}: {Reason}")]
    public static partial void MessageRefused(this ILogger log, string remote, int status, string faultCode, string reason, Exception? cause);

    [LoggerMessage(1002, LogLevel.Error, "A message could not be processed")]
    public static partial void MessageFailed(this ILogger log, Exception cause);

    [LoggerMessage(1003, LogLevel.Debug, "The client went away before its answer")]
    public static partial void ClientLeft(this ILogger log);

    [LoggerMessage(1010, LogLevel.Warning, "Refused client certificate {Thumbprint}: {Why}")]
    public static partial void ClientCertificateRefused(this ILogger log, string thumbprint, string why);

    [LoggerMessage(1011, LogLevel.Warning, "Account {Account} signed a message with SHA-1, which its policy allows")]
    public static partial void SignedWithSha1(this ILogger log, string account);

    [LoggerMessage(1012, LogLevel.Warning, "Account {Account} is locked after {Failures} wrong passwords")]
    public static partial void AccountLocked(this ILogger log, string account, int failures);

    [LoggerMessage(1013, LogLevel.Warning, "Account {Account} may send unsigned messages (Signature Optional): for demonstration and staging only")]
    public static partial void SignatureIsOptional(this ILogger log, string account);

    [LoggerMessage(1200, LogLevel.Information, "Request {RequestId} accepted: {Category} to {Addresses} addresses")]
    public static partial void RequestAccepted(this ILogger logger, string requestId, EventCategory category, int addresses);

    [LoggerMessage(1201, LogLevel.Information, "Request {RequestId} refused: {Code} {Reason}")]
    public static partial void RequestRefused(this ILogger logger, string requestId, string code, string reason);

    [LoggerMessage(1202, LogLevel.Warning, "Order {OrderId} has no ordinal {Ordinal}: report left out")]
    public static partial void UnknownOrdinal(this ILogger logger, uint orderId, uint ordinal);

    [LoggerMessage(1209, LogLevel.Warning, "There is no order {OrderId}: report left out")]
    public static partial void UnknownOrder(this ILogger logger, uint orderId);

    [LoggerMessage(1210, LogLevel.Error, "A line of the audit trail could not be written")]
    public static partial void AuditLineLost(this ILogger logger, Exception exception);

    [LoggerMessage(1203, LogLevel.Error, "Order {OrderId}, ordinal {Ordinal}: report {Sequence} follows {Last}; reports between were lost")]
    public static partial void SequenceGap(this ILogger logger, uint orderId, uint ordinal, uint last, uint sequence);

    [LoggerMessage(1204, LogLevel.Information, "Taken up after a restart: {Orders} orders given to the head-ends again, {Open} of them open")]
    public static partial void Recovered(this ILogger logger, int orders, int open);

    [LoggerMessage(1205, LogLevel.Warning, "The head-end of {Tdsp} has stopped; order {OrderId} is on disk and goes down at the next start")]
    public static partial void HeadEndStopped(this ILogger logger, string tdsp, uint orderId);

    [LoggerMessage(1300, LogLevel.Information, "HAN API at {Url}; WSDL at {Wsdl}")]
    public static partial void Listening(this ILogger logger, Uri url, string wsdl);

    [LoggerMessage(1301, LogLevel.Information, "Development kit (certificates and account.json) in {Directory}")]
    public static partial void KitIsAt(this ILogger logger, string directory);

    [LoggerMessage(1302, LogLevel.Information, "Data directory {Directory}, store {Store}: {Premises} premises, market time {Now}")]
    public static partial void Opened(this ILogger logger, string directory, string store, long premises, DateTimeOffset now);

    [LoggerMessage(1303, LogLevel.Critical, "The {Loop} loop failed; the service stops. Everything acknowledged is on disk and goes on at the next start")]
    public static partial void LoopFailed(this ILogger logger, Exception exception, string loop);

    [LoggerMessage(1305, LogLevel.Information, "Premises: import {Generation} is in use, {Rows} rows")]
    public static partial void PremisesRefreshed(this ILogger logger, long generation, long rows);

    [LoggerMessage(1306, LogLevel.Error, "The newest import of premises cannot be used; import {Generation} stays in use")]
    public static partial void PremisesNotRefreshed(this ILogger logger, long generation, Exception exception);

    [LoggerMessage(1304, LogLevel.Information, "Stopped; everything accepted is on disk")]
    public static partial void Stopped(this ILogger logger);

    [LoggerMessage(1307, LogLevel.Warning, "The store does not keep what is promised: {Weakness}")]
    public static partial void StoreIsWeak(this ILogger logger, string weakness);

    [LoggerMessage(1206, LogLevel.Error, "The store is out of space: {Requests} requests refused, {Rows} log rows wait for room")]
    public static partial void OutOfSpace(this ILogger logger, Exception exception, int requests, int rows);

    [LoggerMessage(1207, LogLevel.Information, "The store has room again")]
    public static partial void RoomAgain(this ILogger logger);

    [LoggerMessage(1208, LogLevel.Error, "Order {OrderId}, ordinal {Ordinal}: the log has no room for report {Sequence}; it is left out")]
    public static partial void ReportWithoutKey(this ILogger logger, uint orderId, uint ordinal, uint sequence);

    [LoggerMessage(1400, LogLevel.Debug, "Callback of request number {Request} to {Host}: {Rows} rows confirmed")]
    public static partial void CallbackDelivered(this ILogger logger, long request, string host, int rows);

    [LoggerMessage(1401, LogLevel.Warning, "Callback of request number {Request} to {Host} failed: {Reason}; failure {Failures}, next at {Next}")]
    public static partial void CallbackFailed(this ILogger logger, long request, string host, string reason, long failures, DateTimeOffset next);

    [LoggerMessage(1402, LogLevel.Error, "Callback of request number {Request} to {Host} given up: {Reason}; failure {Failures}. Its rows are kept; callbacks retry takes it up again")]
    public static partial void CallbackGivenUp(this ILogger logger, long request, string host, string reason, long failures);

    [LoggerMessage(1403, LogLevel.Error, "Callback of request number {Request} could not be processed")]
    public static partial void CallbackNotProcessed(this ILogger logger, Exception exception, long request);

    [LoggerMessage(1404, LogLevel.Warning, "Callbacks wait: the store is not available")]
    public static partial void CallbacksWait(this ILogger logger, Exception exception);

    [LoggerMessage(1410, LogLevel.Information, "Messaging log {File}: {Rows} rows")]
    public static partial void LogFileWritten(this ILogger logger, string file, long rows);

    [LoggerMessage(1411, LogLevel.Error, "Messaging log {CorrelationId} could not be written; it is tried again")]
    public static partial void LogFileFailed(this ILogger logger, Exception exception, string correlationId);

    [LoggerMessage(1412, LogLevel.Information, "Messaging log {File} removed: its time is over")]
    public static partial void LogFileRemoved(this ILogger logger, string file);

    [LoggerMessage(1413, LogLevel.Warning, "Messaging logs on request wait")]
    public static partial void LogFilesWait(this ILogger logger, Exception exception);

    [LoggerMessage(1420, LogLevel.Information, "Request {RequestId}: {Operation} of account {Account} answered {Code}")]
    public static partial void ExtensionAnswered(this ILogger logger, string requestId, string operation, string account, string code);

    [LoggerMessage(1430, LogLevel.Information, "Market: {Count} transactions are new, up to number {Last}")]
    public static partial void MarketTransactionsFound(this ILogger logger, int count, long last);

    [LoggerMessage(1431, LogLevel.Information, "Market transaction {Id} ({Kind}) carried out as request {RequestId}")]
    public static partial void MarketTransactionDone(this ILogger logger, string id, MarketKind kind, string requestId);

    [LoggerMessage(1432, LogLevel.Warning, "Market transactions wait")]
    public static partial void MarketTransactionsWait(this ILogger logger, Exception exception);

    [LoggerMessage(1014, LogLevel.Warning, "Account {Account} of a company answers for customers (AnswersForCustomers): for demonstration and staging only")]
    public static partial void CompanyAnswersForCustomers(this ILogger log, string account);

    [LoggerMessage(1440, LogLevel.Information, "Agreement {Number} is {Status} by request {RequestId}")]
    public static partial void AgreementChanged(this ILogger logger, long number, string status, string requestId);

    [LoggerMessage(1441, LogLevel.Information, "Agreement {Number}: {FollowUp} asked for by request {RequestId}, answered {Code}")]
    public static partial void AgreementFollowed(this ILogger logger, long number, FollowUp followUp, string requestId, string code);

    [LoggerMessage(1442, LogLevel.Warning, "Agreement {Number}: what follows from it could not be asked for; it is tried again")]
    public static partial void FollowUpWaits(this ILogger logger, Exception exception, long number);

    [LoggerMessage(1443, LogLevel.Warning, "Agreement {Number}: {FollowUp} was refused for now ({Code}); it is asked for again")]
    public static partial void FollowUpRefused(this ILogger logger, long number, FollowUp followUp, string code);

    [LoggerMessage(1444, LogLevel.Information, "Agreement {Number} has ended: {Count} open events and texts are cancelled")]
    public static partial void AgreementCancelled(this ILogger logger, long number, int count);

    [LoggerMessage(1350, LogLevel.Warning, "Order {OrderId} reports on device {Device}, which nothing is known of at that meter")]
    public static partial void UnknownDevice(this ILogger logger, uint orderId, Eui64 device);
}
