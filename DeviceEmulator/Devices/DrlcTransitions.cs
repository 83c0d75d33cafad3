using Sep.Codec.Clusters.Drlc;
using static DeviceEmulator.Devices.DrlcState;
using static DeviceEmulator.Devices.DrlcTrigger;

namespace DeviceEmulator.Devices;

/// <summary>
/// The life cycle of an event at a device, 075356r15 Annex D and the practice of known clients. A pair without a row means that nothing happens.
/// An opt-out before the start is silent until the start.
/// </summary>
public static class DrlcTransitions
{
    private static readonly DrlcTransition[] Table =
    [
        new(Scheduled, StartDue, Running, EventStatus.Started),
        new(Scheduled, UserOptsOut, ScheduledOptedOut, null),
        new(Scheduled, DrlcTrigger.Cancelled, DrlcState.Cancelled, EventStatus.Cancelled),
        new(Scheduled, DrlcTrigger.Superseded, DrlcState.Superseded, EventStatus.Superseded),

        new(ScheduledOptedOut, StartDue, NotParticipating, EventStatus.OptedOut),
        new(ScheduledOptedOut, UserOptsIn, Scheduled, null),
        new(ScheduledOptedOut, DrlcTrigger.Cancelled, DrlcState.Cancelled, EventStatus.Cancelled),
        new(ScheduledOptedOut, DrlcTrigger.Superseded, DrlcState.Superseded, EventStatus.Superseded),

        new(Running, EndDue, Completed, EventStatus.Completed),
        new(Running, UserOptsOut, RunningOptedOut, EventStatus.OptedOut),
        new(Running, DrlcTrigger.Cancelled, DrlcState.Cancelled, EventStatus.Cancelled),
        new(Running, DrlcTrigger.Superseded, DrlcState.Superseded, EventStatus.Superseded),

        new(NotParticipating, EndDue, DidNotParticipate, EventStatus.CompletedWithoutParticipation),
        new(NotParticipating, UserOptsIn, RunningOptedIn, EventStatus.OptedIn),
        new(NotParticipating, DrlcTrigger.Cancelled, DrlcState.Cancelled, EventStatus.Cancelled),
        new(NotParticipating, DrlcTrigger.Superseded, DrlcState.Superseded, EventStatus.Superseded),

        new(RunningOptedOut, EndDue, PartlyOptedOut, EventStatus.PartiallyCompletedWithOptOut),
        new(RunningOptedOut, UserOptsIn, RunningOptedIn, EventStatus.OptedIn),
        new(RunningOptedOut, DrlcTrigger.Cancelled, DrlcState.Cancelled, EventStatus.Cancelled),
        new(RunningOptedOut, DrlcTrigger.Superseded, DrlcState.Superseded, EventStatus.Superseded),

        new(RunningOptedIn, EndDue, PartlyOptedIn, EventStatus.PartiallyCompletedDueToOptIn),
        new(RunningOptedIn, UserOptsOut, RunningOptedOut, EventStatus.OptedOut),
        new(RunningOptedIn, DrlcTrigger.Cancelled, DrlcState.Cancelled, EventStatus.Cancelled),
        new(RunningOptedIn, DrlcTrigger.Superseded, DrlcState.Superseded, EventStatus.Superseded),
    ];

    private static readonly DrlcTransition?[,] ByPair = Index();

    /// <summary>Every row, in the order of the states.</summary>
    public static IReadOnlyList<DrlcTransition> All => Table;

    public static bool TryFind(DrlcState from, DrlcTrigger trigger, out DrlcTransition transition)
    {
        DrlcTransition? found = ByPair[(int)from, (int)trigger];
        transition = found.GetValueOrDefault();
        return found is not null;
    }

    public static bool HasEnded(DrlcState state) => state >= Completed;

    /// <summary>True while the device does what the event asks.</summary>
    public static bool IsApplied(DrlcState state) => state is Running or RunningOptedIn;

    private static DrlcTransition?[,] Index()
    {
        var index = new DrlcTransition?[Enum.GetValues<DrlcState>().Length, Enum.GetValues<DrlcTrigger>().Length];
        foreach (DrlcTransition row in Table)
        {
            index[(int)row.From, (int)row.Trigger] = row;
        }

        return index;
    }
}
