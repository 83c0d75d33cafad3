using DeviceEmulator.Clusters;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Metering;

namespace DeviceEmulator.Devices;

/// <summary>
/// What a person chooses of one in-home device. Everything has a default; what chance picks follows from the bench's seed and the device's address.
/// Each kind of device reads what concerns it.
/// </summary>
public sealed record DeviceOptions
{
    public static DeviceOptions Default { get; } = new();

    /// <summary>What it says of itself; null for what its kind says.</summary>
    public NodeIdentity? Identity { get; init; }

    /// <summary>How its user treats events and texts; null for the bench's.</summary>
    public UserModel? User { get; init; }

    /// <summary>What it does wrong.</summary>
    public Faults.Faults Faults { get; init; } = DeviceEmulator.Faults.Faults.None;

    /// <summary>Signs its reports of events; null: they are not signed.</summary>
    internal ReportSigner? Signer { get; init; }

    /// <summary>How often a sleepy device polls its parent; null for one that listens always. A stack on frames takes it from here.</summary>
    public TimeSpan? PollInterval { get; init; }

    /// <summary>Milliseconds that its clock gains in a million, -1000..1000.</summary>
    public int ClockDriftPerMillion
    {
        get;
        init => field = value is >= -1000 and <= 1000 ? value : throw new ArgumentOutOfRangeException(nameof(ClockDriftPerMillion), value, "-1000 to 1000.");
    }

    /// <summary>Shown minus true until it reads the ESI's time for the first time.</summary>
    public TimeSpan ClockError { get; init; }

    /// <summary>How often it reads the ESI's time, at least a minute: a client must keep within 60 s a day (sep-facts 4.5).</summary>
    public TimeSpan TimeReadInterval { get; init => field = AtLeastAMinute(value); } = TimeSpan.FromHours(24);

    /// <summary>A display: how often it reads the meter; null for never. A gas meter: how often it reports; null for every half hour. At least a minute.</summary>
    public TimeSpan? MeterReadInterval { get; init => field = value is TimeSpan given ? AtLeastAMinute(given) : null; }

    /// <summary>A load: its power at work in watts, 1..30,000; null for what is usual.</summary>
    public int? RatedWatts
    {
        get;
        init => field = value is null or (>= 1 and <= 30_000) ? value : throw new ArgumentOutOfRangeException(nameof(RatedWatts), value, "1 to 30000.");
    }

    /// <summary>A load with work to do once a day: when and how much; null for what is usual.</summary>
    public DailyJob? Job { get; init; }

    /// <summary>An appliance: its work waits while a unit of energy costs more than this, 0 or more, in the currency of the prices; null: whatever it costs.</summary>
    public decimal? PriceLimit
    {
        get;
        init => field = value is null or >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(PriceLimit), value, "0 or more.");
    }

    /// <summary>A thermostat's house; null for one that chance makes.</summary>
    public House? House { get; init; }

    /// <summary>A thermostat's own set point, 0.01 C; null for one that chance picks.</summary>
    public short? CoolingSetPoint { get; init; }

    /// <summary>A thermostat's own set point, 0.01 C; null for one that chance picks.</summary>
    public short? HeatingSetPoint { get; init; }

    /// <summary>Degrees Celsius when it begins; null for what the weather suggests.</summary>
    public double? IndoorTemperature { get; init; }

    /// <summary>What it draws already, where another application of the same device was before; null for a load of its own.</summary>
    internal Load? Load { get; init; }

    private static TimeSpan AtLeastAMinute(TimeSpan given) =>
        given >= TimeSpan.FromMinutes(1) ? given : throw new ArgumentOutOfRangeException(nameof(given), given, "At least a minute.");
}
