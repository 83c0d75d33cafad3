using Microsoft.Extensions.Logging;
using Sep.Codec.Types;

namespace HeadEnd.Simulator;

/// <summary>Everything that the head-end logs. Event ids 2000-2999.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(2000, LogLevel.Information, "The loop of {Lanes} lane(s) runs")]
    public static partial void LoopStarted(ILogger logger, int lanes);

    [LoggerMessage(2001, LogLevel.Information, "The loop of {Lanes} lane(s) has stopped")]
    public static partial void LoopStopped(ILogger logger, int lanes);

    [LoggerMessage(2010, LogLevel.Warning, "{Tdsp}: order {OrderId} is not understood: {Problem}")]
    public static partial void OrderNotUnderstood(ILogger logger, string tdsp, uint orderId, string problem);

    [LoggerMessage(2011, LogLevel.Information, "{Tdsp}: order {OrderId} is known or over already and was left alone")]
    public static partial void OrderAgain(ILogger logger, string tdsp, uint orderId);

    [LoggerMessage(2012, LogLevel.Debug, "{Tdsp}: a report of ESI {Esi} for order {OrderId} came after the order was over")]
    public static partial void ReportTooLate(ILogger logger, string tdsp, uint orderId, Eui64 esi);

    [LoggerMessage(2013, LogLevel.Warning, "{Tdsp}: a frame of device {Device} at ESI {Esi} has {Length} octets, more than are carried, and was dropped")]
    public static partial void FrameTooLong(ILogger logger, string tdsp, Eui64 esi, Eui64 device, int length);

    [LoggerMessage(2100, LogLevel.Information, "Coordinator: connected to {Address}")]
    public static partial void LineOpened(ILogger logger, string address);

    [LoggerMessage(2101, LogLevel.Warning, "Coordinator: no connection to {Address}: {Problem}")]
    public static partial void LineLost(ILogger logger, string address, string problem);

    [LoggerMessage(2102, LogLevel.Warning, "Coordinator: {Octets} octets for {Address} were lost, because it takes none")]
    public static partial void LineFull(ILogger logger, string address, int octets);

    [LoggerMessage(2110, LogLevel.Warning, "ZNP: {Command} is not taken: {Fault}")]
    public static partial void ZnpNotTaken(ILogger logger, string command, string fault);

    [LoggerMessage(2111, LogLevel.Warning, "ZNP: an answer {Command} came that nobody waits for")]
    public static partial void ZnpLateAnswer(ILogger logger, string command);

    [LoggerMessage(2112, LogLevel.Warning, "ZNP: {Command} is not answered")]
    public static partial void ZnpSilent(ILogger logger, string command);

    [LoggerMessage(2113, LogLevel.Warning, "ZNP: what was sent to {Device} was never confirmed")]
    public static partial void ZnpNoConfirm(ILogger logger, Eui64 device);

    [LoggerMessage(2114, LogLevel.Information, "ZNP: what was sent to {Device} ended with status 0x{Status:X2} at attempt {Attempt}")]
    public static partial void ZnpNotDelivered(ILogger logger, Eui64 device, byte status, int attempt);

    [LoggerMessage(2115, LogLevel.Warning, "ZNP: frames with a wrong check so far: {Count}")]
    public static partial void ZnpBadCheck(ILogger logger, long count);

    [LoggerMessage(2116, LogLevel.Information, "ZNP: a message of {Cluster} from a device that is not joined was dropped")]
    public static partial void ZnpStranger(ILogger logger, string cluster);

    [LoggerMessage(2117, LogLevel.Warning, "ZNP: {Device} sent a message of {Cluster} without the link key; it was dropped")]
    public static partial void ZnpUnsecured(ILogger logger, Eui64 device, string cluster);

    [LoggerMessage(2118, LogLevel.Warning, "ZNP: the chip starts anew: {Reason}")]
    public static partial void ZnpRestarted(ILogger logger, string reason);

    [LoggerMessage(2119, LogLevel.Warning, "ZNP: a request was refused: {Problem}")]
    public static partial void ZnpRefused(ILogger logger, string problem);

    [LoggerMessage(2120, LogLevel.Warning, "ZNP: {Device} came without being expected, or there is no room for it; it is sent away")]
    public static partial void ZnpTurnedAway(ILogger logger, Eui64 device);

    [LoggerMessage(2121, LogLevel.Warning, "ZNP: the chip has the address {Address} and gets that of the certificate, {Certificate}")]
    public static partial void ZnpReaddressed(ILogger logger, Eui64 address, Eui64 certificate);

    [LoggerMessage(2122, LogLevel.Warning, "ZNP: somebody says to be {Device} and has not proved it; a message of {Cluster} was dropped")]
    public static partial void ZnpUnproved(ILogger logger, Eui64 device, string cluster);
}
