using Sep.Codec.Clusters.Drlc;

namespace Han.Tests.Home.LongRuns;

/// <summary>In which order the statuses of one event may follow each other; 0 is before the first one.</summary>
internal static class ReportOrder
{
    /// <summary>Whether a device says no more of the event.</summary>
    public static bool IsLast(EventStatus status) => status is EventStatus.Completed or EventStatus.Cancelled or EventStatus.Superseded
        or EventStatus.PartiallyCompletedWithOptOut or EventStatus.PartiallyCompletedDueToOptIn or EventStatus.CompletedWithoutParticipation
        or EventStatus.Rejected or EventStatus.RejectedReceivedAfterExpiry;

    /// <summary>A device that was switched off has not said what happened meanwhile, but nothing that it had said before.</summary>
    public static bool IsLater(EventStatus before, EventStatus now) =>
        !IsLast(before) && now != before && now != EventStatus.Received && (now != EventStatus.Started || before is 0 or EventStatus.Received);

    public static bool IsLegal(EventStatus before, EventStatus now) => before switch
    {
        0 => now is EventStatus.Received or EventStatus.Rejected or EventStatus.RejectedReceivedAfterExpiry or EventStatus.RejectedInvalidCancelUndefinedEvent,
        EventStatus.Received => now is EventStatus.Started or EventStatus.OptedOut or EventStatus.Cancelled or EventStatus.Superseded,
        EventStatus.Started or EventStatus.OptedIn =>
            now is EventStatus.Completed or EventStatus.OptedOut or EventStatus.PartiallyCompletedDueToOptIn or EventStatus.Cancelled or EventStatus.Superseded,
        EventStatus.OptedOut => now is EventStatus.OptedIn or EventStatus.PartiallyCompletedWithOptOut or EventStatus.CompletedWithoutParticipation
            or EventStatus.Cancelled or EventStatus.Superseded,
        EventStatus.Rejected or EventStatus.RejectedReceivedAfterExpiry or EventStatus.RejectedInvalidCancelUndefinedEvent =>
            now is EventStatus.Received or EventStatus.Rejected or EventStatus.RejectedReceivedAfterExpiry or EventStatus.RejectedInvalidCancelUndefinedEvent,
        _ => now == EventStatus.RejectedInvalidCancelUndefinedEvent,
    };
}
