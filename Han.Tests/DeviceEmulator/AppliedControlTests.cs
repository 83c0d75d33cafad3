using DeviceEmulator.Devices;
using Sep.Codec.Clusters.Drlc;
using static Han.Tests.DeviceEmulator.HanRig;

namespace Han.Tests.DeviceEmulator;

public sealed class AppliedControlTests
{
    private static readonly LoadControlEvent Plain = Event() with { DutyCycle = 255 };

    [Fact]
    public void A_thermostat_takes_set_points_as_they_are_even_with_offsets()
    {
        Assert.Equal(
            new AppliedControl(2750, 1650, -128, 255),
            Applied(Pct(), Plain with { CoolingTemperatureSetPoint = 2750, HeatingTemperatureSetPoint = 1650, CoolingTemperatureOffset = 20, DutyCycle = 40 }));
    }

    [Fact]
    public void A_thermostat_moves_its_own_set_points_to_the_side_that_saves()
    {
        HanRig han = new(Pct());
        var own = (SetPointClient)han.Device;
        Assert.InRange(own.OwnCoolingSetPoint, 2300, 2650);
        Assert.InRange(own.OwnHeatingSetPoint, 1900, 2150);
        Assert.Equal(
            new AppliedControl((short)(own.OwnCoolingSetPoint + 200), (short)(own.OwnHeatingSetPoint - 150), -128, 255),
            Applied(Pct(), Plain with { CoolingTemperatureOffset = 20, HeatingTemperatureOffset = 15 }));
    }

    [Fact]
    public void A_thermostat_that_is_given_neither_applies_nothing() => Assert.Equal(AppliedControl.Nothing, Applied(Pct(), Plain with { DutyCycle = 40 }));

    [Fact]
    public void A_load_follows_duty_cycle_and_load_adjustment_only()
    {
        Assert.Equal(
            new AppliedControl(short.MinValue, short.MinValue, -30, 60),
            Applied(Load(), Plain with { DutyCycle = 60, AverageLoadAdjustmentPercentage = -30, CoolingTemperatureSetPoint = 2750, HeatingTemperatureOffset = 15 }));
        Assert.Equal(AppliedControl.Nothing, Applied(Load(), Plain with { CoolingTemperatureSetPoint = 2750 }));
    }

    [Fact]
    public void Values_out_of_range_count_as_not_used()
    {
        Assert.Equal(AppliedControl.Nothing, Applied(Load(), Plain, o => (o[20], o[21]) = (101, 101)));
        Assert.Equal(AppliedControl.Nothing, Applied(Pct(), Plain, o => (o[16], o[17], o[18], o[19]) = (0x4C, 0x95, 0x4C, 0x95)));
    }

    [Fact]
    public void Opted_out_means_that_nothing_was_applied()
    {
        HanRig han = new(Pct());
        han.Send(Plain with { CoolingTemperatureSetPoint = 2750 }).To(10);
        Assert.True(han.Device.OptOut(1));
        han.To(200);
        Assert.Equal("01 04 0A", han.Said);
        Assert.Equal(short.MinValue, han.Report(EventStatus.OptedOut).CoolingTemperatureSetPointApplied);
        Assert.Equal(short.MinValue, han.Report(EventStatus.CompletedWithoutParticipation).CoolingTemperatureSetPointApplied);
        Assert.Equal(AppliedControl.Nothing, han.Row.Applied);
    }

    /// <summary>What is reported at start and end, and stands in the ledger.</summary>
    private static AppliedControl Applied(DeviceSpec device, LoadControlEvent e, Action<byte[]>? change = null)
    {
        HanRig han = new(device);
        han.Send(e, 1, default, change).To(200);
        Assert.Equal("01 02 03", han.Said);
        foreach (EventStatus status in new[] { EventStatus.Received, EventStatus.Started, EventStatus.Completed })
        {
            ReportEventStatus r = han.Report(status);
            Assert.Equal(
                han.Row.Applied,
                new AppliedControl(
                    r.CoolingTemperatureSetPointApplied, r.HeatingTemperatureSetPointApplied, r.AverageLoadAdjustmentPercentageApplied, r.DutyCycleApplied));
        }

        return han.Row.Applied;
    }
}
