using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Devices.Loads;

/// <summary>What a load control event makes a load do, from when on.</summary>
/// <param name="Applied">As it is reported.</param>
/// <param name="Since">Unix milliseconds: when the device began with it.</param>
public readonly record struct ControlInForce(AppliedControl Applied, long Since)
{
    /// <summary>Half an hour: three minutes for each tenth of the duty cycle (sep-facts 4.1).</summary>
    private const long DutyPeriod = 1_800_000;

    private const int Percent = 100;

    /// <summary>No event.</summary>
    public static ControlInForce None { get; } = new(AppliedControl.Nothing, 0);

    /// <summary>
    /// The share of its power that a load may use at a moment, 0..1, and the Unix millisecond until which that holds. A duty cycle begins with the
    /// time off; a load adjustment is of the load's own power, and nothing can be more than all of it.
    /// </summary>
    public (double Share, long Until) At(long at)
    {
        double share = Applied.LoadAdjustment == Unused.AverageLoadAdjustment ? 1 : Math.Clamp((Percent + Applied.LoadAdjustment) / (double)Percent, 0, 1);
        if (Applied.DutyCycle is Unused.DutyCycle or >= Percent)
        {
            return (share, long.MaxValue);
        }

        if (Applied.DutyCycle == 0)
        {
            return (0, long.MaxValue);
        }

        long off = DutyPeriod * (Percent - Applied.DutyCycle) / Percent;
        long passed = (at - Since) % DutyPeriod;
        return passed < off ? (0, at - passed + off) : (share, at - passed + DutyPeriod);
    }
}
