namespace DeviceEmulator.Time;

/// <summary>
/// The timers of one lane, in order of (due, insertion). Not thread-safe: it belongs to the loop that steps it. Wheels within wheels (Varghese and Lauck,
/// 1987): a timer hangs in the wheel of the highest digit in which its moment differs from the one to which the wheels are turned, so setting and taking
/// one costs the same however many wait. A timer costs 24 octets in a full chunk, more where few are due at about the same time, and no object of its own; cancellation is lazy (see <see cref="ITimed"/>).
/// </summary>
public sealed class Agenda
{
    private readonly SlotPool<TimerChunk> _chunks = new();

    /// <summary>By digit, the lowest first. All timers of a wheel are due before all of the wheels above it.</summary>
    private readonly TimerWheel[] _wheels = [.. Enumerable.Range(0, TimerWheel.Digits).Select(_ => new TimerWheel())];

    /// <summary>The moment to which the wheels are turned: no timer is due before it.</summary>
    private long _turnedTo;
    private long _next = long.MaxValue;
    private Foresight _foresight;

    /// <summary>The moment being processed: everything that happens on the loop happens at this time.</summary>
    public MarketTime Now { get; private set; }

    public int Count { get; private set; }

    /// <summary>When the next timer is due, or <see cref="MarketTime.Never"/>.</summary>
    public MarketTime NextDue => new(_next);

    /// <summary>Wakes <paramref name="target"/> at <paramref name="due"/>, at the earliest now; equal moments keep the order of the calls.</summary>
    public void Schedule(MarketTime due, ITimed target, int token)
    {
        long at = Math.Max(due.Milliseconds, Now.Milliseconds);
        _turnedTo = Count == 0 ? Now.Milliseconds : _turnedTo;
        Hang(new PendingTimer(at, target, token));
        _next = Math.Min(_next, at);
        Count++;
    }

    /// <summary>Moves <see cref="Now"/> on to a moment at which something enters from outside. Never backwards.</summary>
    public void Enter(MarketTime now) => Now = MarketTime.Max(Now, now);

    /// <summary>Takes the next timer due at or before <paramref name="upTo"/> and wakes its owner.</summary>
    public bool TryStep(MarketTime upTo)
    {
        if (!TryTake(upTo, out ITimed? target, out int token))
        {
            return false;
        }

        target!.OnTimer(Now, token);
        return true;
    }

    /// <summary>Takes the next timer due at or before <paramref name="upTo"/>; <see cref="Now"/> becomes the moment it is due.</summary>
    public bool TryTake(MarketTime upTo, out ITimed? target, out int token)
    {
        if (Count == 0 || _next > upTo.Milliseconds)
        {
            (target, token) = (null, 0);
            return false;
        }

        TimerWheel wheel = TurnTo(_next);
        int place = TimerWheel.Digit(_next, 0);
        PendingTimer timer = wheel.TakeFirst(place, _chunks);
        Count--;
        Now = MarketTime.Max(Now, new MarketTime(timer.Due));
        if (wheel.IsEmpty(place))
        {
            _next = FindNext();
        }

        _foresight.Turn(Peek(Foresight.Stages));
        (target, token) = (timer.Target, timer.Token);
        return true;
    }

    /// <summary>
    /// Where a timer of a moment hangs follows from the moment and from how far the wheels are turned, so all timers of one moment hang in one list, and
    /// turning on keeps their order.
    /// </summary>
    private void Hang(in PendingTimer timer)
    {
        int digit = TimerWheel.HighestDigit(timer.Due ^ _turnedTo);
        _wheels[digit].Append(TimerWheel.Digit(timer.Due, digit), timer, _chunks);
    }

    /// <summary>Turns the wheels on to the first moment at which a timer is due; returns the lowest wheel, where that timer then hangs.</summary>
    private TimerWheel TurnTo(long due)
    {
        int digit = TimerWheel.HighestDigit(due ^ _turnedTo);
        if (digit > 0)
        {
            _turnedTo = due;
            TimerList turned = _wheels[digit].Detach(TimerWheel.Digit(due, digit));
            while (!turned.IsEmpty)
            {
                Hang(turned.TakeFirst(_chunks));
            }
        }

        return _wheels[0];
    }

    /// <summary>The timer that so many others come before, or the default; only what is due within the span of the lowest wheel is known in its order.</summary>
    private PendingTimer Peek(int ahead) =>
        Count > ahead && _wheels[0].TryPeek(TimerWheel.Digit(_next, 0), ahead, _chunks, out PendingTimer timer) ? timer : default;

    private long FindNext()
    {
        foreach (TimerWheel wheel in _wheels)
        {
            if (wheel.TryFindFirst(out long due))
            {
                return due;
            }
        }

        return long.MaxValue;
    }
}
