using DeviceEmulator.Profile;
using Sep.Codec.Clusters.Drlc;
using static DeviceEmulator.Devices.DrlcState;
using static DeviceEmulator.Devices.DrlcTrigger;

namespace DeviceEmulator.Devices;

/// <summary>
/// The life cycle of an event at a device, 075356r15 Annex D and the practice of known clients. A pair without a row means that nothing happens.
/// Two rows differ by interpretation: what an opt-out before the start says, and what the start of such an event says.
/// </summary>
public sealed class DrlcTransitions
{
    private static readonly DrlcTransition[] Fixed =
    [
        new(Scheduled, StartDue, Running, EventStatus.Started),
        new(Scheduled, DrlcTrigger.Cancelled, DrlcState.Cancelled, EventStatus.Cancelled),
        new(Scheduled, DrlcTrigger.Superseded, DrlcState.Superseded, EventStatus.Superseded),

        new(ScheduledOptedOut, UserOptsIn, Scheduled, null),
        new(ScheduledOptedOut, DrlcTrigger.Cancelled, DrlcState.Cancelled, EventStatus.Cancelled),
        new(ScheduledOptedOut, DrlcTrigger.Superseded, DrlcState.Superseded, EventStatus.Superseded),

        new(Running, EndDue, Completed, EventStatus.Completed),
        new(Running, UserOptsOut, RunningOptedOut, EventStatus.OptedOut),
        new(Running, DrlcTrigger.Cancelled, DrlcState.Cancelled, EventStatus.Cancelled),
        new(Running, DrlcTrigger.Superseded, DrlcState.Superseded, EventStatus.Superseded),
        new(Running, GiveWay, GivingWay, EventStatus.Superseded),

        new(NotParticipating, EndDue, DidNotParticipate, EventStatus.CompletedWithoutParticipation),
        new(NotParticipating, UserOptsIn, RunningOptedIn, EventStatus.OptedIn),
        new(NotParticipating, DrlcTrigger.Cancelled, DrlcState.Cancelled, EventStatus.Cancelled),
        new(NotParticipating, DrlcTrigger.Superseded, DrlcState.Superseded, EventStatus.Superseded),
        new(NotParticipating, GiveWay, GivingWayOptedOut, EventStatus.Superseded),

        new(RunningOptedOut, EndDue, PartlyOptedOut, EventStatus.PartiallyCompletedWithOptOut),
        new(RunningOptedOut, UserOptsIn, RunningOptedIn, EventStatus.OptedIn),
        new(RunningOptedOut, DrlcTrigger.Cancelled, DrlcState.Cancelled, EventStatus.Cancelled),
        new(RunningOptedOut, DrlcTrigger.Superseded, DrlcState.Superseded, EventStatus.Superseded),
        new(RunningOptedOut, GiveWay, GivingWayOptedOut, EventStatus.Superseded),

        new(RunningOptedIn, EndDue, PartlyOptedIn, EventStatus.PartiallyCompletedDueToOptIn),
        new(RunningOptedIn, UserOptsOut, RunningOptedOut, EventStatus.OptedOut),
        new(RunningOptedIn, DrlcTrigger.Cancelled, DrlcState.Cancelled, EventStatus.Cancelled),
        new(RunningOptedIn, DrlcTrigger.Superseded, DrlcState.Superseded, EventStatus.Superseded),
        new(RunningOptedIn, GiveWay, GivingWay, EventStatus.Superseded),

        // Nothing is reported after 07, however the event ends then.
        new(GivingWay, EndDue, DrlcState.Superseded, null),
        new(GivingWay, UserOptsOut, GivingWayOptedOut, null),
        new(GivingWay, DrlcTrigger.Cancelled, DrlcState.Superseded, null),
        new(GivingWay, DrlcTrigger.Superseded, DrlcState.Superseded, null),

        new(GivingWayOptedOut, EndDue, DrlcState.Superseded, null),
        new(GivingWayOptedOut, UserOptsIn, GivingWay, null),
        new(GivingWayOptedOut, DrlcTrigger.Cancelled, DrlcState.Superseded, null),
        new(GivingWayOptedOut, DrlcTrigger.Superseded, DrlcState.Superseded, null),
    ];

    private readonly DrlcTransition?[,] _byPair = new DrlcTransition?[Enum.GetValues<DrlcState>().Length, Enum.GetValues<DrlcTrigger>().Length];

    public DrlcTransitions(OptOutBeforeStart optOut, StartWhenOptedOut start)
    {
        EventStatus? atOptOut = optOut == OptOutBeforeStart.AtOnce ? EventStatus.OptedOut : null;
        EventStatus? atStart = start == StartWhenOptedOut.Started ? EventStatus.Started
            : optOut == OptOutBeforeStart.AtOnce ? null
            : EventStatus.OptedOut;
        All =
        [
            .. Fixed,
            new(Scheduled, UserOptsOut, ScheduledOptedOut, atOptOut),
            new(ScheduledOptedOut, StartDue, NotParticipating, atStart),
        ];
        foreach (DrlcTransition row in All)
        {
            _byPair[(int)row.From, (int)row.Trigger] = row;
        }
    }

    /// <summary>The table of <see cref="Interpretation.Default"/>.</summary>
    public static DrlcTransitions Default { get; } = new(OptOutBeforeStart.AtStart, StartWhenOptedOut.OptedOut);

    /// <summary>Every row.</summary>
    public IReadOnlyList<DrlcTransition> All { get; }

    public bool TryFind(DrlcState from, DrlcTrigger trigger, out DrlcTransition transition)
    {
        DrlcTransition? found = _byPair[(int)from, (int)trigger];
        transition = found.GetValueOrDefault();
        return found is not null;
    }

    public static bool IsScheduled(DrlcState state) => state <= ScheduledOptedOut;

    public static bool HasEnded(DrlcState state) => state >= Completed;

    /// <summary>True when nothing will be reported any more.</summary>
    public static bool HasSaidLast(DrlcState state) => state >= GivingWay;

    /// <summary>True while the device does what the event asks.</summary>
    public static bool IsApplied(DrlcState state) => state is Running or RunningOptedIn or GivingWay;
}
