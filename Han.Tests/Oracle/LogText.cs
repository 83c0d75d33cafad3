using System.Globalization;
using Han.Gateway.MessagingLog;

namespace Han.Tests.Oracle;

/// <summary>StatusCode and StatusDesc of a row (smt-han-api 3.1, docs/messaging-log.md).</summary>
internal readonly record struct LogText(string Code, string Text)
{
    public static readonly LogText Sent = new("RQA", "accepted and sent to the TDSP");
    public static readonly LogText Accepted = new("ACK", "acknowledged by the TDSP");
    public static readonly LogText Waiting = new("PEN", "meter does not answer; delivery is tried again");
    public static readonly LogText Expired = new("FLR", "expired before delivery");
    public static readonly LogText TableFull = new("FLR", "the ESI's event table is full");
    public static readonly LogText NothingToCancel = new("CON", "nothing to cancel");
    public static readonly LogText Withdrawn = new("CON", "withdrawn before delivery");
    public static readonly LogText ByOthers = new("CON", "cancelled by another party");
    public static readonly LogText NoAnswer = new("FLR", "no answer in time");
    public static readonly LogText FellSilent = new("FLR", "no further answer in time");

    public static LogText NoDevice(int joined) => new("FLR", string.Create(CultureInfo.InvariantCulture, $"at the meter; no device takes part (joined devices: {joined})"));

    public static LogText Stored(EventCategory category, int count) => (category, count) switch
    {
        (EventCategory.LCE, _) => new("PEN", string.Create(CultureInfo.InvariantCulture, $"at the meter; joined devices: {count}")),
        (_, 0) => new("CON", "nothing to cancel; no device takes part"),
        _ => new("PEN", string.Create(CultureInfo.InvariantCulture, $"at the meter; device answers to come: {count}")),
    };

    public static LogText Device(in DeviceFrame frame) => frame.Status switch
    {
        DeviceStatus.Received => new("CON", "event received"),
        DeviceStatus.Started => new("STR", "event started" + Values(frame)),
        DeviceStatus.Completed => new("CON", "completed" + Values(frame)),
        DeviceStatus.OptedOut => new("OPT", "opted out" + Values(frame)),
        DeviceStatus.OptedIn => new("CON", "opted in" + Values(frame)),
        DeviceStatus.Cancelled => new("CON", "cancelled" + Values(frame)),
        DeviceStatus.Superseded => new("CON", "superseded" + Values(frame)),
        DeviceStatus.PartlyOptedOut => new("OPT", "partly completed, opted out" + Values(frame)),
        DeviceStatus.PartlyOptedIn => new("CON", "partly completed, opted in" + Values(frame)),
        DeviceStatus.DidNotParticipate => new("OPT", "did not participate" + Values(frame)),
        DeviceStatus.InvalidCancel => new("FLR", "rejected: invalid cancel"),
        DeviceStatus.InvalidCancelTime => new("FLR", "rejected: invalid cancel, effective time"),
        DeviceStatus.TooLate => new("FLR", "rejected: received after it expired"),
        DeviceStatus.CancelUndefinedEvent => new("FLR", "rejected: invalid cancel, undefined event"),
        DeviceStatus.Rejected => new("FLR", "rejected by the device"),
        _ => throw new ArgumentOutOfRangeException(nameof(frame), frame.Status, "No wording."),
    };

    private static string Values(in DeviceFrame frame)
    {
        AppliedEffect applied = frame.Applied;
        return string.Create(CultureInfo.InvariantCulture, $"; criticality {frame.Criticality}")
            + (applied.CoolingSetPoint is { } cooling ? string.Create(CultureInfo.InvariantCulture, $"; cooling set point {cooling / 100.0:0.00} C") : "")
            + (applied.HeatingSetPoint is { } heating ? string.Create(CultureInfo.InvariantCulture, $"; heating set point {heating / 100.0:0.00} C") : "")
            + (applied.Load is { } load ? string.Create(CultureInfo.InvariantCulture, $"; load adjustment {load} %") : "")
            + (applied.DutyCycle is { } duty ? string.Create(CultureInfo.InvariantCulture, $"; duty cycle {duty} %") : "");
    }
}
