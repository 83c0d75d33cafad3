using System.Text;
using DeviceEmulator.Clusters;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Metering;

/// <summary>
/// The meter of one premise: sums what its loads draw, exactly, and keeps a load profile. It goes forward when it is read and when a load changes,
/// over all that lies between at once. Readings are whole watt-hours; of two readings the difference is what intervals in between add up to.
/// </summary>
public sealed class ElectricMeter
{
    private const long WattMillisecondsPerWattHour = 3_600_000;

    private const int LongestSerialNumber = 24;

    private readonly Agenda _agenda;
    private readonly List<Load> _loads = [];
    private readonly HouseholdLoad _household;
    private readonly Queue<ProfileInterval> _profile = [];
    private readonly int _capacity;
    private readonly long _interval;
    private long _at;
    private long _total;
    private long _intervalBegan;
    private DateTime _day;
    private long _dayBeganAt;
    private long _dayBefore;
    private (int Watts, MarketTime At) _maxDemand;
    private int _maxDemandOfDay;
    private int _maxDemandOfDayBefore;
    private int _thermostats;

    /// <param name="agenda">Whose time it is.</param>
    /// <param name="shape">What the household draws besides the loads that are added.</param>
    public ElectricMeter(Agenda agenda, LoadShape shape, MeterOptions? options = null)
    {
        _agenda = agenda;
        Options = options ?? new MeterOptions();
        _interval = Options.IntervalMilliseconds;
        _capacity = (int)((long)Options.HistoryKept.TotalMilliseconds / _interval);
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.HistoryKept, TimeSpan.FromDays(1), nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Encoding.UTF8.GetByteCount(Options.SerialNumber), LongestSerialNumber, nameof(options));
        _at = (agenda.Now.Milliseconds - (long)Options.HistoryMade.TotalMilliseconds) / _interval * _interval;
        _total = Options.InitialKilowattHours * 1000 * WattMillisecondsPerWattHour;
        _intervalBegan = WattHours;
        _day = CentralTime.Wall(new MarketTime(_at)).Date;
        _dayBeganAt = WattHours;
        _household = new HouseholdLoad(new MarketTime(_at), shape) { Meter = this };
        _loads.Add(_household);
        AdvanceTo(agenda.Now);
    }

    public MeterOptions Options { get; }

    /// <summary>Watt-hours delivered since it was made, at now.</summary>
    public long CurrentWattHours => UpToDate.WattHours;

    /// <summary>The load profile, the oldest interval first.</summary>
    public IReadOnlyCollection<ProfileInterval> Profile => UpToDate._profile;

    /// <summary>The greatest average power of an interval, in watts, and when that interval ended.</summary>
    public (int Watts, MarketTime At) MaxDemand => UpToDate._maxDemand;

    /// <summary>The greatest average power of an interval of the current day, in watts.</summary>
    public int MaxDemandOfDay => UpToDate._maxDemandOfDay;

    /// <summary>The greatest average power of an interval of the day before, in watts.</summary>
    public int MaxDemandOfDayBefore => UpToDate._maxDemandOfDayBefore;

    /// <summary>Watt-hours of the day before.</summary>
    public long DayBefore => UpToDate._dayBefore;

    /// <summary>Watt-hours since local midnight.</summary>
    public long Today => UpToDate.WattHours - _dayBeganAt;

    /// <summary>Watt-hours in the running interval, and when it began.</summary>
    public (long WattHours, MarketTime Began) Partial => (UpToDate.WattHours - _intervalBegan, new MarketTime(_at / _interval * _interval));

    private ElectricMeter UpToDate
    {
        get
        {
            AdvanceTo(_agenda.Now);
            return this;
        }
    }

    private long WattHours => _total / WattMillisecondsPerWattHour;

    /// <summary>The power of the whole premise in watts, at now or later if nothing changes before.</summary>
    public int DemandWatts(MarketTime at)
    {
        int watts = 0;
        foreach (Load load in _loads)
        {
            watts += load.WattsAt(at);
        }

        return watts;
    }

    /// <summary>Reckons with a load from now on.</summary>
    /// <param name="isClimate">True for a load that heats and cools the home, which the household then does not do besides.</param>
    public void Add(Load load, bool isClimate = false)
    {
        AdvanceTo(_agenda.Now);
        load.Run(_agenda.Now);
        load.Meter = this;
        _loads.Add(load);
        CountThermostats(isClimate ? 1 : 0);
    }

    /// <summary>Reckons with a load no longer.</summary>
    /// <inheritdoc cref="Add"/>
    public void Remove(Load load, bool isClimate = false)
    {
        AdvanceTo(_agenda.Now);
        if (_loads.Remove(load))
        {
            load.Meter = null;
            CountThermostats(isClimate ? -1 : 0);
        }
    }

    internal void AdvanceTo(MarketTime now)
    {
        while (_at < now.Milliseconds)
        {
            long boundary = (_at / _interval + 1) * _interval;
            long to = Math.Min(boundary, now.Milliseconds);
            foreach (Load load in _loads)
            {
                _total += load.Run(new MarketTime(to));
            }

            _at = to;
            if (to == boundary)
            {
                Close(new MarketTime(to));
            }
        }
    }

    private void Close(MarketTime end)
    {
        long wattHours = WattHours - _intervalBegan;
        _intervalBegan = WattHours;
        _profile.Enqueue(new ProfileInterval(end, wattHours));
        if (_profile.Count > _capacity)
        {
            _profile.Dequeue();
        }

        int average = (int)(wattHours * WattMillisecondsPerWattHour / _interval);
        _maxDemand = average > _maxDemand.Watts ? (average, end) : _maxDemand;
        _maxDemandOfDay = Math.Max(_maxDemandOfDay, average);
        if (CentralTime.Wall(end).Date is DateTime day && day != _day)
        {
            (_day, _dayBefore, _dayBeganAt) = (day, WattHours - _dayBeganAt, WattHours);
            (_maxDemandOfDayBefore, _maxDemandOfDay) = (_maxDemandOfDay, 0);
        }
    }

    private void CountThermostats(int more)
    {
        _thermostats += more;
        if (more != 0)
        {
            _household.LeaveClimate(_thermostats > 0, _agenda.Now);
        }
    }
}
