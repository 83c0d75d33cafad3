namespace DeviceEmulator.Time;

/// <summary>One timer of an <see cref="Agenda"/>, in a pooled slot: 24 octets.</summary>
internal struct PendingTimer(long due, ITimed target, int token)
{
    public readonly long Due = due;
    public readonly ITimed Target = target;
    public readonly int Token = token;

    /// <summary>The timer that follows in its list, or among the free ones.</summary>
    public int Next = TimerPool.None;
}
