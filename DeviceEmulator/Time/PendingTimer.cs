namespace DeviceEmulator.Time;

/// <summary>One timer of an <see cref="Agenda"/>, in a <see cref="TimerChunk"/>: 24 octets.</summary>
internal readonly struct PendingTimer(long due, ITimed target, int token)
{
    public readonly long Due = due;
    public readonly ITimed Target = target;
    public readonly int Token = token;
}
