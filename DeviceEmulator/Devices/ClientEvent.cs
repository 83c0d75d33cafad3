using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// One event in the table of a <see cref="DrlcClient"/>. A device may hold several, and a state has millions of devices: its start and end are kept
/// as distances from the schedule, what an order's events have in common is kept once, and what few events need has a place of its own.
/// </summary>
internal sealed class ClientEvent(SharedEvent command, long scheduledStart)
{
    private readonly SharedEvent _command = command;
    private int _startDelay;
    private int _endDelay;
    private Seldom? _seldom;

    /// <summary>The period without randomisation, by which overlaps are judged.</summary>
    public readonly long ScheduledStart = scheduledStart;

    /// <summary>Which of the client's timers are this event's.</summary>
    public ushort Number;
    public DrlcState State;
    public int LedgerRow = -1;

    /// <summary>The event that came before.</summary>
    public ClientEvent? Next;

    public ref readonly LoadControlEvent Command => ref _command.Command;

    /// <summary>When a cancel takes effect, or 0.</summary>
    public long CancelAt
    {
        get => _seldom?.CancelAt ?? 0;
        set => Rest.CancelAt = value;
    }

    /// <summary>The ESIs that sent it, in the order in which they did; empty where it was the device's own alone.</summary>
    public Eui64[] Esis
    {
        get => _seldom?.Esis ?? [];
        set => Rest.Esis = value;
    }

    public long StartAt
    {
        get => ScheduledStart + _startDelay;
        set => _startDelay = (int)(value - ScheduledStart);
    }

    public long EndAt
    {
        get => ScheduledStart + _endDelay;
        set => _endDelay = (int)(value - ScheduledStart);
    }

    public long ScheduledEnd => ScheduledStart + Command.DurationMinutes * 60_000L;

    public bool IsScheduled => DrlcTransitions.IsScheduled(State);

    /// <summary>Nobody may opt out of it.</summary>
    public bool IsMandatory => Command.CriticalityLevel is >= CriticalityLevel.Emergency and <= CriticalityLevel.ServiceDisconnect;

    public bool HasEnded => DrlcTransitions.HasEnded(State);

    /// <summary>Begun and not ended.</summary>
    public bool IsUnderWay => !IsScheduled && !HasEnded;

    public bool Overlaps(ClientEvent other) => ScheduledStart < other.ScheduledEnd && other.ScheduledStart < ScheduledEnd;

    private Seldom Rest => _seldom ??= new Seldom();

    private sealed class Seldom
    {
        public long CancelAt;
        public Eui64[] Esis = [];
    }
}
