namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>Waits for a time.</summary>
internal sealed class ZnpPause(long milliseconds) : ZnpStep
{
    public long Milliseconds { get; } = milliseconds;
}
