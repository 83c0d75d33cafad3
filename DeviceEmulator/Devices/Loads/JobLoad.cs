using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices.Loads;

/// <summary>
/// A load with work to do once a day: a car to charge, a pool to filter, dishes to wash. An event defers or slows the work; what was not done is done
/// afterwards.
/// </summary>
internal sealed class JobLoad : DeviceLoad
{
    private readonly DailyJob _job;
    private readonly ulong _seed;
    private readonly Eui64 _device;
    private readonly int _power;
    private readonly int _standby;
    private readonly long _most;
    private long _left;
    private long _nextAt;
    private long _nextEnergy;
    private int _working;
    private bool _isDeferred;

    /// <param name="power">Watts while it works.</param>
    /// <param name="standby">Watts at any time.</param>
    public JobLoad(MarketTime from, DailyJob job, ulong seed, Eui64 device, int power, int standby)
        : base(from)
    {
        (_job, _seed, _device, _power, _standby) = (job.Validated(), seed, device, power, standby);
        _most = job.MostWattHours * 3_600_000L;
        (_nextAt, _nextEnergy) = job.After(from.Milliseconds, seed, device);
    }

    /// <summary>Watt-hours of work that are left, at a moment, if nothing from outside changes before.</summary>
    public double LeftAt(MarketTime at) => ((JobLoad)Ahead(at))._left / 3_600_000.0;

    /// <summary>Work comes up now, whatever the day's plan says.</summary>
    /// <param name="wattHours">How much, 0 or more; with what is left at most a full day's.</param>
    public void Give(int wattHours, MarketTime now)
    {
        Settle(now);
        _left = Math.Min(_left + wattHours * 3_600_000L, _most);
    }

    /// <summary>The work waits, whatever events say, or need not wait any more.</summary>
    public void Defer(bool isDeferred, MarketTime now)
    {
        Settle(now);
        _isDeferred = isDeferred;
    }

    protected override (int Watts, long Until) Plan(long at, double share)
    {
        if (at >= _nextAt)
        {
            // What was put off long enough is done with the next day's: no battery takes more than it holds.
            _left = Math.Min(_left + _nextEnergy, _most);
            (_nextAt, _nextEnergy) = _job.After(at, _seed, _device);
        }

        _working = _left > 0 && !_isDeferred ? (int)(_power * share) : 0;
        long done = _working > 0 ? at + (_left + _working - 1) / _working : long.MaxValue;
        return (_standby + _working, Math.Min(done, _nextAt));
    }

    protected override void Move(long from, long until) => _left = Math.Max(0, _left - _working * (until - from));
}
