using DeviceEmulator.Time;

namespace Han.Tests.Oracle;

/// <summary>
/// One event that a device accepted, as moments (Unix milliseconds). Draws are keyed (seed, IssuerEventID, device, purpose, n):
/// start delay <see cref="DrawPurpose.StartRandomization"/>, end delay <see cref="DrawPurpose.DurationRandomization"/>, both n = 0 and
/// Below(draw, minutes * 60 + 1) seconds.
/// </summary>
internal sealed class HeldEvent
{
    private readonly ulong _seed;
    private readonly ulong _device;

    public HeldEvent(SentEvent e, long accepted, ScenarioDevice device, ulong address, HomeUsers users, ulong seed)
    {
        (_seed, _device) = (seed, address);
        (Sent, Accepted) = (e, accepted);
        StartDelay = (e.Control & 1) == 0 ? 0 : 1000L * Chance.Below(Draw(DrawPurpose.StartRandomization, 0), device.StartMinutes * 60 + 1);
        EndDelay = (e.Control & 2) == 0 ? 0 : 1000L * Chance.Below(Draw(DrawPurpose.DurationRandomization, 0), device.DurationMinutes * 60 + 1);
        bool ownEndIsRandom = (e.Control & 2) != 0 && device.DurationMinutes > 0;
        CancelDelay = ownEndIsRandom ? EndDelay : StartDelay;

        // Start in the past: at once. The start's delay shifts the end too; the end's own comes on top (4.1).
        Start = Math.Max(accepted, e.Start + StartDelay);
        End = e.End + StartDelay + EndDelay;
        if (e.Criticality is < 7 or > 9)
        {
            (OptOut, OptIn) = Opting(users);
        }
    }

    public SentEvent Sent { get; }

    public long Accepted { get; }

    public long StartDelay { get; }

    public long EndDelay { get; }

    /// <summary>By what a cancel with the randomise bit is delayed (CCB 1513).</summary>
    public long CancelDelay { get; }

    /// <summary>The effective start.</summary>
    public long Start { get; }

    /// <summary>The effective end, were nothing to happen.</summary>
    public long End { get; }

    /// <summary>When the user wants out, or never.</summary>
    public long OptOut { get; } = long.MaxValue;

    /// <summary>When the user takes it back, or never.</summary>
    public long OptIn { get; } = long.MaxValue;

    /// <summary>When a cancel takes effect, or never.</summary>
    public long Cancel { get; private set; } = long.MaxValue;

    /// <summary>The cancel that does.</summary>
    public object? CancelledBy { get; private set; }

    /// <summary>True when it took effect as it came.</summary>
    public bool IsCancelledAtOnce { get; private set; }

    /// <summary>
    /// A cancel takes effect at its time, or now, later by <see cref="CancelDelay"/> with the randomise bit, never after the event's own end. Of several the
    /// first to take effect ends the event.
    /// </summary>
    public void CancelBy(SentCancel cancel, object cause, long now)
    {
        long at = Math.Max(now, cancel.Effective ?? now) + (cancel.Randomised ? CancelDelay : 0);
        long effective = Math.Max(now, Math.Min(at, End));
        if (effective < Cancel)
        {
            (Cancel, CancelledBy, IsCancelledAtOnce) = (effective, cause, effective == now);
        }
    }

    public bool OverlapsBySchedule(HeldEvent other) => Sent.Start < other.Sent.End && other.Sent.Start < Sent.End;

    /// <summary>True while the device does what is asked, at a moment of the event.</summary>
    public bool ParticipatesAt(long moment) => moment < OptOut || moment >= OptIn;

    public ulong Draw(DrawPurpose purpose, uint n) => Chance.Draw(_seed, Sent.Id, _device, purpose, n);

    /// <summary>
    /// The user model: a share opts out, a share of those before the start, a share takes it back during the event; the moment is even over what is left
    /// of the period, its ends excluded.
    /// </summary>
    private (long Out, long In) Opting(HomeUsers users)
    {
        if (Unit(DrawPurpose.UserOptsOut, 0) >= users.OptOut)
        {
            return (long.MaxValue, long.MaxValue);
        }

        bool before = Start > Accepted && Unit(DrawPurpose.UserOptsOut, 1) < users.BeforeStart;
        long optOut = before ? Between(DrawPurpose.UserOptOutMoment, Accepted, Start) : Between(DrawPurpose.UserOptOutMoment, Start, End);
        bool again = Unit(DrawPurpose.UserOptsIn, 0) < users.OptInAgain;
        return (optOut, again ? Between(DrawPurpose.UserOptInMoment, Math.Max(optOut, Start), End) : long.MaxValue);
    }

    private long Between(DrawPurpose purpose, long from, long to) => from + 1 + (long)(Unit(purpose, 0) * (to - from - 1));

    private double Unit(DrawPurpose purpose, uint n) => Chance.Unit(Draw(purpose, n));
}

/// <summary>Shares of events opted out of, of opt-outs before the start, of opt-outs taken back.</summary>
internal readonly record struct HomeUsers(double OptOut, double BeforeStart, double OptInAgain);
