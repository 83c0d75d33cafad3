using Han.Gateway.MessagingLog;
using HeadEnd.Simulator.Link;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Zcl;

namespace Han.Gateway.Translation;

/// <summary>SEP and head-end reports, as the messaging log sees them.</summary>
public static class ReportTranslation
{
    public static ReportMeaning Read(in TdspReport report, in ReportContext context) => report.Kind switch
    {
        ReportKind.Accepted => new(LogStatus.Accepted, 0, 0, false),
        ReportKind.Waiting => new(LogStatus.Waiting, 0, 0, false),
        ReportKind.Stored => ReadStored(report.Argument, context),
        ReportKind.Expired => new(LogStatus.Expired, 0, 0, true),
        ReportKind.Withdrawn => new(LogStatus.Withdrawn, 0, report.Argument, true),
        ReportKind.NothingToCancel => new(LogStatus.NothingToCancel, 0, 0, true),
        ReportKind.Unknown => new(LogStatus.UnknownAtHeadEnd, 0, 0, true),
        ReportKind.Refused => new(LogStatus.TableFull, 0, 0, true),
        ReportKind.Settled => new(LogStatus.None, 0, 0, false),
        ReportKind.NotConfirmed => new(LogStatus.NotConfirmed, 0, 0, true),
        ReportKind.Replaced => new(LogStatus.Replaced, 0, 0, true),
        ReportKind.Pending => new(LogStatus.DevicePending, 0, 0, false),
        ReportKind.MeterReady => new(LogStatus.MeterReady, 0, 0, false),
        ReportKind.Joined => new(LogStatus.DeviceJoined, 0, 0, true),
        ReportKind.Failed => new(LogStatus.DeviceFailed, report.Argument, 0, true),
        ReportKind.Removed => new(LogStatus.DeviceRemoved, 0, 0, true),
        ReportKind.Written => new(LogStatus.AttributesWritten, 0, 0, true),
        ReportKind.Device => ReadDevice(report.Frame, context),
        _ => new(LogStatus.Unreadable, (long)report.Kind, 0, false),
    };

    /// <summary>True for what a device itself said, readable or not.</summary>
    public static bool IsDevices(LogStatus status) =>
        (int)status is > 0 and < (int)LogStatus.Sent
        || status is LogStatus.RefusedByDevice or LogStatus.Unreadable or LogStatus.OthersCancelled or LogStatus.Shown or LogStatus.Confirmed
            or LogStatus.NotConfirmed or LogStatus.Replaced or LogStatus.TextCancelled or LogStatus.NotShown;

    /// <summary>
    /// 01, 02, 04 and 05 are not final, nor is a text that is shown: the device goes on with it. So it does where it refuses a cancel (F8, F9). What cannot be read
    /// decides nothing.
    /// </summary>
    public static bool IsFinal(LogStatus status) => IsDevices(status) && status is not (
        LogStatus.Received or LogStatus.Started or LogStatus.OptedOut or LogStatus.OptedIn or LogStatus.InvalidCancel or LogStatus.InvalidCancelTime
        or LogStatus.Unreadable or LogStatus.Shown);

    private static ReportMeaning ReadDevice(ReadOnlySpan<byte> frame, in ReportContext context)
    {
        if (!ZclFrame.TryRead(frame, out ZclHeader header, out ReadOnlySpan<byte> payload))
        {
            return new(LogStatus.Unreadable, 0, 0, false);
        }

        if (header.Announces<ReportEventStatus>(ClusterId.Drlc) && ZclFrame.TryDecode(payload, out ReportEventStatus status, out _))
        {
            var applied = new AppliedValues(
                (byte)status.CriticalityLevelApplied, status.CoolingTemperatureSetPointApplied, status.HeatingTemperatureSetPointApplied,
                status.AverageLoadAdjustmentPercentageApplied, status.DutyCycleApplied);
            var row = (LogStatus)(byte)status.EventStatus;
            return row != LogStatus.None && Enum.IsDefined(row)
                ? new(row, applied.Pack(), status.IssuerEventId, IsFinal(row))
                : new(LogStatus.Unreadable, (byte)status.EventStatus, status.IssuerEventId, false);
        }

        if (header.Announces<MessageConfirmation>(ClusterId.Messaging) && ZclFrame.TryDecode(payload, out MessageConfirmation confirmation, out _))
        {
            return new(LogStatus.Confirmed, 0, confirmation.MessageId, true);
        }

        return header.FrameType == FrameType.ProfileWide && header.CommandId == DefaultResponse.Key.CommandId
            && ZclFrame.TryDecode(payload, out DefaultResponse response, out _)
                ? ReadAnswer(response.Status, context)
                : new(LogStatus.Unreadable, 0, 0, false);
    }

    /// <summary>A Default Response: for load control always a refusal, for texts the usual answer.</summary>
    private static ReportMeaning ReadAnswer(ZclStatus status, in ReportContext context) => (context.Category, status) switch
    {
        (EventCategory.STM, ZclStatus.Success) => new(LogStatus.Shown, 0, 0, false),
        (EventCategory.CSM, ZclStatus.Success) => new(LogStatus.TextCancelled, 0, context.CancelledId, true),
        (EventCategory.CSM, ZclStatus.NotFound) => new(LogStatus.NotShown, 0, context.CancelledId, true),
        _ => new(LogStatus.RefusedByDevice, (byte)status, 0, true),
    };

    private static ReportMeaning ReadStored(uint argument, in ReportContext context)
    {
        if (context.Category == EventCategory.PRM)
        {
            bool isDone = PriceProgress.Unpack(argument).IsDone;
            return new(isDone ? LogStatus.AtMeter : LogStatus.PartlyAtMeter, argument, 0, isDone);
        }

        return context.EndsAtMeter ? new(LogStatus.AtMeter, argument, 0, true) : new(LogStatus.Stored, argument, 0, false);
    }
}
