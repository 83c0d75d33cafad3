namespace DeviceEmulator.Time;

/// <summary>One timer of an <see cref="Agenda"/>, 24 octets in a <see cref="TimerChunk"/>, of which one alone in its place has a whole one.</summary>
internal readonly struct PendingTimer(long due, ITimed target, int token)
{
    public readonly long Due = due;
    public readonly ITimed Target = target;
    public readonly int Token = token;
}
