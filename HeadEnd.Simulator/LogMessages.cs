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
}
