using System.Globalization;
using Han.Gateway.MessagingLog;
using HeadEnd.Simulator.Link;
using Sep.Codec.Clusters.Drlc;

namespace Han.Gateway.Translation;

/// <summary>StatusCode and StatusDesc of a stored row (smt-han-api 3.1). The seven codes are the market's; the detail goes into the text.</summary>
public static class LogWording
{
    public static (StatusCode Code, string Description) Of(EventCategory category, LogStatus status, long detail) => status switch
    {
        LogStatus.Sent => (StatusCode.RQA, "accepted and sent to the TDSP"),
        LogStatus.Accepted => (StatusCode.ACK, "acknowledged by the TDSP"),
        LogStatus.Waiting => (StatusCode.PEN, "meter does not answer; delivery is tried again"),
        LogStatus.Stored when IsCancel(category) && detail == 0 => (StatusCode.CON, "nothing to cancel; no device takes part"),
        LogStatus.Stored when IsCancel(category) => (StatusCode.PEN, $"at the meter; device answers to come: {Number(detail)}"),
        LogStatus.Stored when category == EventCategory.STM => (StatusCode.PEN, $"at the meter; displays: {Number(detail)}"),
        LogStatus.Stored => (StatusCode.PEN, $"at the meter; joined devices: {Number(detail)}"),
        LogStatus.Received => (StatusCode.CON, "event received"),
        LogStatus.Started => (StatusCode.STR, "event started" + Applied(detail)),
        LogStatus.Completed => (StatusCode.CON, "completed" + Applied(detail)),
        LogStatus.OptedOut => (StatusCode.OPT, "opted out" + Applied(detail)),
        LogStatus.OptedIn => (StatusCode.CON, "opted in" + Applied(detail)),
        LogStatus.Cancelled => (StatusCode.CON, "cancelled" + Applied(detail)),
        LogStatus.Superseded => (StatusCode.CON, "superseded" + Applied(detail)),
        LogStatus.PartlyOptedOut => (StatusCode.OPT, "partly completed, opted out" + Applied(detail)),
        LogStatus.PartlyOptedIn => (StatusCode.CON, "partly completed, opted in" + Applied(detail)),
        LogStatus.DidNotParticipate => (StatusCode.OPT, "did not participate" + Applied(detail)),
        LogStatus.InvalidCancel => (StatusCode.FLR, "rejected: invalid cancel"),
        LogStatus.InvalidCancelTime => (StatusCode.FLR, "rejected: invalid cancel, effective time"),
        LogStatus.ReceivedTooLate => (StatusCode.FLR, "rejected: received after it expired"),
        LogStatus.CancelUndefinedEvent => (StatusCode.FLR, "rejected: invalid cancel, undefined event"),
        LogStatus.EventRejected => (StatusCode.FLR, "rejected by the device"),
        LogStatus.Expired => (StatusCode.FLR, "expired before delivery"),
        LogStatus.Withdrawn => (StatusCode.CON, "withdrawn before delivery"),
        LogStatus.NothingToCancel => (StatusCode.CON, "nothing to cancel"),
        LogStatus.UnknownAtHeadEnd => (StatusCode.FLR, "unknown to the TDSP's head-end"),
        LogStatus.RefusedByDevice => (StatusCode.FLR, $"refused by the device, ZCL status 0x{detail:X2}"),
        LogStatus.Unreadable => (StatusCode.FLR, "the device's report cannot be read"),
        LogStatus.FellSilent => (StatusCode.FLR, "no further answer in time"),
        LogStatus.NoDevice => (StatusCode.FLR, $"at the meter; no device takes part (joined devices: {Number(detail)})"),
        LogStatus.NoAnswer => (StatusCode.FLR, "no answer in time"),
        LogStatus.DevicePending => (StatusCode.PEN, "on its way to the meter"),
        LogStatus.MeterReady => (StatusCode.PEN, "the meter lets the device join"),
        LogStatus.DeviceJoined => (StatusCode.CON, "the device has joined"),
        LogStatus.DeviceFailed => (StatusCode.FLR, Cause((FailureCause)detail)),
        LogStatus.DeviceRemoved => (StatusCode.CON, "the device is removed"),
        LogStatus.AttributesWritten => (StatusCode.CON, "the device's attributes are written"),
        LogStatus.TableFull when category == EventCategory.None => (StatusCode.FLR, "the device takes no part in load control"),
        LogStatus.TableFull when category == EventCategory.PRM => (StatusCode.FLR, "refused by the meter: a newer price holds, or the time is over"),
        LogStatus.TableFull when category == EventCategory.STM => (StatusCode.FLR, "refused by the meter: the device is not joined"),
        LogStatus.TableFull => (StatusCode.FLR, "refused by the meter: its event table is full, or the device is not joined"),
        LogStatus.AtMeter when category == EventCategory.PRM => (StatusCode.CON, $"at the meter; prices: {Prices(detail)}"),
        LogStatus.AtMeter => (StatusCode.CON, $"at the meter; displays: {Number(detail)}"),
        LogStatus.PartlyAtMeter => (StatusCode.PEN, $"at the meter; prices: {Prices(detail)}, more to come"),
        LogStatus.Shown => (StatusCode.PEN, "at the device"),
        LogStatus.Confirmed => (StatusCode.CON, "confirmed by the customer"),
        LogStatus.NotConfirmed => (StatusCode.FLR, "shown, not confirmed"),
        LogStatus.Replaced => (StatusCode.FLR, "replaced before confirmation"),
        LogStatus.TextCancelled => (StatusCode.CON, "cancelled"),
        LogStatus.NotShown => (StatusCode.CON, "nothing to cancel at the device"),
        LogStatus.OthersCancelled => (StatusCode.CON, "cancelled by another party"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No wording."),
    };

    private static bool IsCancel(EventCategory category) => category is EventCategory.CLE or EventCategory.CAL or EventCategory.CSM;

    private static string Applied(long detail)
    {
        AppliedValues applied = AppliedValues.Unpack(detail);
        var text = new System.Text.StringBuilder();
        if (applied.Criticality != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"; criticality {applied.Criticality}");
        }

        if (applied.CoolingSetPoint != Unused.TemperatureSetPoint)
        {
            text.Append(CultureInfo.InvariantCulture, $"; cooling set point {applied.CoolingSetPoint / 100.0:0.00} C");
        }

        if (applied.HeatingSetPoint != Unused.TemperatureSetPoint)
        {
            text.Append(CultureInfo.InvariantCulture, $"; heating set point {applied.HeatingSetPoint / 100.0:0.00} C");
        }

        if (applied.LoadAdjustment != Unused.AverageLoadAdjustment)
        {
            text.Append(CultureInfo.InvariantCulture, $"; load adjustment {applied.LoadAdjustment} %");
        }

        if (applied.DutyCycle != Unused.DutyCycle)
        {
            text.Append(CultureInfo.InvariantCulture, $"; duty cycle {applied.DutyCycle} %");
        }

        return text.ToString();
    }

    internal static string Cause(FailureCause cause) => cause switch
    {
        FailureCause.WindowExpired => "HAN-5003: the join window ended and the device had not joined",
        FailureCause.MeterUnreachable => "HAN-5004: the meter could not be reached in time",
        FailureCause.KeyMismatch => "HAN-5002: the device tried to join with another installation code",
        FailureCause.MeterReplaced => "the meter was exchanged; the device is expected at the new one",
        FailureCause.Withdrawn => "withdrawn: the device's removal was asked for",
        _ => "HAN-5002: failed",
    };

    private static string Prices(long detail)
    {
        PriceProgress progress = PriceProgress.Unpack(detail);
        return progress.Kept == progress.Total ? Number(progress.Total) : $"{Number(progress.Kept)} of {Number(progress.Total)}";
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
