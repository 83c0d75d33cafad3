using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// One event in the table of a <see cref="DrlcClient"/>. A device may hold several, and a state has millions of devices: its start and end are kept
/// as distances from the schedule, and what an order's events have in common is kept once.
/// </summary>
internal sealed class ClientEvent(SharedEvent command, long scheduledStart, Eui64 from)
{
    private readonly SharedEvent _command = command;
    private int _startDelay;
    private int _endDelay;

    /// <summary>The period without randomisation, by which overlaps are judged.</summary>
    public readonly long ScheduledStart = scheduledStart;

    /// <summary>The ESI that sent it first.</summary>
    public readonly Eui64 Esi = from;

    /// <summary>When a cancel takes effect, or 0.</summary>
    public long CancelAt;

    /// <summary>Which of the client's timers are this event's.</summary>
    public ushort Number;
    public DrlcState State;
    public int LedgerRow = -1;

    /// <summary>Other ESIs that sent the same event; mostly there are none.</summary>
    public Eui64[]? OtherEsis;

    /// <summary>The event that came before.</summary>
    public ClientEvent? Next;

    public ref readonly LoadControlEvent Command => ref _command.Command;

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

    public bool IsFrom(Eui64 esi) => Esi == esi || (OtherEsis is not null && Array.IndexOf(OtherEsis, esi) >= 0);
}
