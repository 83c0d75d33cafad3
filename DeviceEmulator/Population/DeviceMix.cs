namespace DeviceEmulator.Population;

/// <summary>How many devices premises have, and of which kinds. Weights need not add up to anything; they are shares of their own sum.</summary>
/// <param name="Counts">The weights of 0, 1, 2 ... devices; at most eight of them.</param>
public sealed record DeviceMix(IReadOnlyList<int> Counts, int Thermostats, int LoadControls, int InHomeDisplays)
{
    public const int MaxDevices = 7;

    public static DeviceMix Default { get; } = new([10, 45, 25, 12, 5, 3], Thermostats: 55, LoadControls: 30, InHomeDisplays: 15);

    /// <summary>Refuses a mix that describes nothing.</summary>
    /// <exception cref="ArgumentException">A weight is negative, all are zero, or there are too many counts.</exception>
    public DeviceMix Validated()
    {
        if (Counts.Count is 0 or > MaxDevices + 1 || Counts.Any(w => w < 0) || Counts.All(w => w == 0))
        {
            throw new ArgumentException($"Counts must be 1 to {MaxDevices + 1} weights, none negative and not all zero.", nameof(Counts));
        }

        if (Thermostats < 0 || LoadControls < 0 || InHomeDisplays < 0 || (long)Thermostats + LoadControls + InHomeDisplays == 0)
        {
            throw new ArgumentException("The weights of the device kinds must not be negative nor all zero.", nameof(Thermostats));
        }

        return this;
    }
}
