using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.Translation;

namespace Han.Gateway.MessagingLog;

/// <summary>The twelve columns of the HAN messaging log (smt-han-api 3.1) by name and in order, and how their values are written wherever rows go.</summary>
public static class LogColumns
{
    /// <summary>Of times: Central, with offset.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:sszzz";

    public static IReadOnlyList<string> Names { get; } =
    [
        "TDSPDUNSNumber", "MessageDate", "RequestID", "MessageCancellationID", "MessageStatusID", "ESIID", "MeterSerialNumber", "DeviceMACAddr",
        "EventCategoryID", "StatusCode", "StatusDesc", "StatusTimestamp",
    ];

    /// <summary>What EventCategoryID may say.</summary>
    public static IReadOnlyList<string> Categories { get; } = [.. Enum.GetNames<EventCategory>().Where(name => name != nameof(EventCategory.None))];

    /// <summary>A line's values in the order of <see cref="Names"/>; what does not apply is empty, EventCategoryID where it is about a device.</summary>
    public static string[] Values(in LogLine line) =>
    [
        line.TdspDuns, Text(line.MessageDate), line.RequestId, line.MessageCancellationId, line.MessageStatusId, line.EsiId, line.MeterSerialNumber,
        line.DeviceText, line.Category == EventCategory.None ? "" : line.Category.ToString(), line.StatusCode.ToString(), line.StatusDesc, Text(line.StatusTimestamp),
    ];

    public static string Text(MarketTime time) => CentralTime.From(time).ToString(TimeFormat, CultureInfo.InvariantCulture);
}
