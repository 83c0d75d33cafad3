using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Devices;

/// <summary>One event in the table of a <see cref="DrlcClient"/>.</summary>
internal sealed class ClientEvent(in LoadControlEvent command, long scheduledStart, ushort number)
{
    public readonly LoadControlEvent Command = command;

    /// <summary>The period without randomisation, by which overlaps are judged.</summary>
    public readonly long ScheduledStart = scheduledStart;

    /// <summary>Which of the client's timers are this event's.</summary>
    public readonly ushort Number = number;

    public DrlcState State;
    public int LedgerRow = -1;
    public long StartAt;
    public long EndAt;

    /// <summary>When a cancel takes effect, or 0.</summary>
    public long CancelAt;
    public ClientEvent? Next;

    public long ScheduledEnd => ScheduledStart + Command.DurationMinutes * 60_000L;

    public bool Overlaps(ClientEvent other) => ScheduledStart < other.ScheduledEnd && other.ScheduledStart < ScheduledEnd;

    public bool SharesClass(ClientEvent other, DeviceClass own) => (Command.DeviceClass & other.Command.DeviceClass & own) != 0;

    public MarketTime Start => new(StartAt);

    public MarketTime End => new(EndAt);
}
