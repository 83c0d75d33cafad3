namespace DeviceEmulator.Time;

/// <summary>
/// The timers that come next, as far as they are known. Where there are a hundred thousand ESIs nearly everything that a timer touches is far away in memory,
/// so it is fetched, in <see cref="Stages"/> stages, while the timers before are processed.
/// </summary>
internal struct Foresight
{
    /// <summary>As many as references may have to be followed one after the other, from the target of a timer on: each stage follows one of them.</summary>
    public const int Stages = 3;

    private PendingTimer _third;
    private PendingTimer _second;
    private PendingTimer _next;

    /// <summary>A timer was taken: each one comes a stage nearer. None of them has been taken yet.</summary>
    /// <param name="coming">The one that <see cref="Stages"/> others come before; or the default where there is none.</param>
    public void Turn(in PendingTimer coming)
    {
        _next.Target?.Foresee(_next.Token, 1);
        _second.Target?.Foresee(_second.Token, 2);
        _third.Target?.Foresee(_third.Token, 3);
        Prefetch.Object(coming.Target);
        (_next, _second, _third) = (_second, _third, coming);
    }
}
