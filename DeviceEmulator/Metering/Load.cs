using DeviceEmulator.Time;

namespace DeviceEmulator.Metering;

/// <summary>
/// Something in a home that draws power. Its power is constant from one change to the next, so nothing is computed in between and nothing ticks: the
/// state goes forward when somebody asks, or when something from outside changes it. Energy is exact, in watt-milliseconds.
/// </summary>
public abstract class Load
{
    /// <summary>The shortest stretch that a plan may have: what would change faster changes then.</summary>
    private const long ShortestPlan = 1000;

    private long _at;
    private long _until;
    private int _watts;

    protected Load(MarketTime from) => _until = _at = from.Milliseconds;

    /// <summary>The meter that reckons with it, or null. It goes forward first, so that no interval is missed.</summary>
    internal ElectricMeter? Meter { get; set; }

    /// <summary>Watt-milliseconds since it began, up to the last change.</summary>
    internal long Consumed { get; private set; }

    /// <summary>The power in watts at a moment, if nothing from outside changes it before. The state stays where it is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment lies before the last change: what was then is the meter's to say.</exception>
    public int WattsAt(MarketTime at) => Ahead(at)._watts;

    /// <summary>Watt-hours since it began, at a moment.</summary>
    /// <inheritdoc cref="WattsAt"/>
    public double WattHoursAt(MarketTime at) => Ahead(at).Consumed / 3_600_000.0;

    /// <summary>Goes forward; returns the watt-milliseconds drawn on the way.</summary>
    internal long Run(MarketTime to)
    {
        long before = Consumed;
        while (_at < to.Milliseconds || _until <= _at)
        {
            if (_until <= _at)
            {
                (_watts, _until) = Plan(_at);
                _until = Math.Max(_until, _at + ShortestPlan);
            }

            long end = Math.Max(_at, Math.Min(_until, to.Milliseconds));
            Consumed += _watts * (end - _at);
            Move(_at, end);
            _at = end;
        }

        return Consumed - before;
    }

    /// <summary>A copy that has gone forward to a moment.</summary>
    protected Load Ahead(MarketTime at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at.Milliseconds, _at, nameof(at));
        var ahead = (Load)MemberwiseClone();
        ahead.Run(at);
        return ahead;
    }

    /// <summary>Goes forward to now, the meter and all its loads with it; what holds from now on is planned anew.</summary>
    protected void Settle(MarketTime now)
    {
        if (Meter is ElectricMeter meter)
        {
            meter.AdvanceTo(now);
        }
        else if (_at < now.Milliseconds)
        {
            Run(now);
        }

        _until = _at;
    }

    /// <summary>The power in watts from a moment on, and the Unix millisecond until which it stays so.</summary>
    protected abstract (int Watts, long Until) Plan(long at);

    /// <summary>Takes the state of the load over a stretch of constant power. Only values may change: copies share what they refer to.</summary>
    protected virtual void Move(long from, long until)
    {
    }
}
