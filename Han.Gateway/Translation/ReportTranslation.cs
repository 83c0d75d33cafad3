using Han.Gateway.MessagingLog;
using HeadEnd.Simulator.Link;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Zcl;

namespace Han.Gateway.Translation;

/// <summary>SEP and head-end reports, as the messaging log sees them.</summary>
public static class ReportTranslation
{
    public static ReportMeaning Read(in TdspReport report) => report.Kind switch
    {
        ReportKind.Accepted => new(LogStatus.Accepted, 0, 0, false),
        ReportKind.Waiting => new(LogStatus.Waiting, 0, 0, false),
        ReportKind.Stored => new(LogStatus.Stored, report.Argument, 0, false),
        ReportKind.Expired => new(LogStatus.Expired, 0, 0, true),
        ReportKind.Withdrawn => new(LogStatus.Withdrawn, 0, report.Argument, true),
        ReportKind.NothingToCancel => new(LogStatus.NothingToCancel, 0, 0, true),
        ReportKind.Unknown => new(LogStatus.UnknownAtHeadEnd, 0, 0, true),
        ReportKind.Refused => new(LogStatus.TableFull, 0, 0, true),
        ReportKind.Settled => new(LogStatus.None, 0, 0, false),
        ReportKind.Device => ReadDevice(report.Frame),
        _ => new(LogStatus.Unreadable, (long)report.Kind, 0, false),
    };

    /// <summary>True for what a device itself said, readable or not.</summary>
    public static bool IsDevices(LogStatus status) =>
        (int)status is > 0 and < (int)LogStatus.Sent || status is LogStatus.RefusedByDevice or LogStatus.Unreadable or LogStatus.OthersCancelled;

    /// <summary>01, 02, 04 and 05 are not final: the device goes on with the event. What cannot be read decides nothing.</summary>
    public static bool IsFinal(LogStatus status) =>
        IsDevices(status) && status is not (LogStatus.Received or LogStatus.Started or LogStatus.OptedOut or LogStatus.OptedIn or LogStatus.Unreadable);

    private static ReportMeaning ReadDevice(ReadOnlySpan<byte> frame)
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

        return header.Announces<DefaultResponse>(ClusterId.Drlc) && ZclFrame.TryDecode(payload, out DefaultResponse response, out _)
            ? new(LogStatus.RefusedByDevice, (byte)response.Status, 0, true)
            : new(LogStatus.Unreadable, 0, 0, false);
    }
}
