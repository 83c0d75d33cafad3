using DeviceEmulator.Devices;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Metering;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using static Han.Tests.DeviceEmulator.HomeRig;

namespace Han.Tests.DeviceEmulator.Home;

public sealed class DemandResponseTests
{
    private static readonly DeviceOptions Hot = new() { CoolingSetPoint = 2400, HeatingSetPoint = 2000, IndoorTemperature = 24 };

    [Fact]
    public void Without_an_event_a_thermostat_keeps_the_house_at_its_set_point()
    {
        HomeRig home = new((Pct, Hot));
        double coldest = 99;
        double warmest = 0;
        int switches = 0;
        int last = home.Device.DemandWatts(home.At(0));
        for (int minute = 30; minute <= 360; minute++)
        {
            home.To(minute);
            DeviceSnapshot shown = home.Device.Snapshot();
            (coldest, warmest) = (Math.Min(coldest, shown.Temperature!.Value), Math.Max(warmest, shown.Temperature!.Value));
            switches += shown.DemandWatts != last ? 1 : 0;
            last = shown.DemandWatts;
        }

        Assert.InRange(coldest, 23.6, 23.9);
        Assert.InRange(warmest, 24.1, 24.4);
        Assert.InRange(switches, 6, 60);
    }

    [Fact]
    public void A_set_point_of_an_event_lets_the_house_warm_up_and_the_demand_fall()
    {
        (HomeRig quiet, HomeRig told) = (new((Pct, Hot)), new((Pct, Hot)));
        told.Send(told.Event(1, 60, 120) with { CoolingTemperatureSetPoint = 2700 });
        quiet.To(60);
        told.To(60);
        Assert.Equal(quiet.Meter.CurrentWattHours, told.Meter.CurrentWattHours);
        Assert.Equal(((short?)2700, (short?)2000), (told.Device.Snapshot().CoolingSetPoint, told.Device.Snapshot().HeatingSetPoint));
        Assert.Equal((short?)2400, quiet.Device.Snapshot().CoolingSetPoint);
        quiet.To(180);
        told.To(179.9);
        Assert.InRange(told.Device.Snapshot().Temperature!.Value, 25.5, 27.5);
        told.To(180);
        long saved = quiet.Meter.CurrentWattHours - told.Meter.CurrentWattHours;
        Assert.InRange(saved, 1000, 7000);

        // Afterwards the house is cooled down again, which takes a part of it back.
        quiet.To(300);
        told.To(300);
        Assert.Equal((short?)2400, told.Device.Snapshot().CoolingSetPoint);
        Assert.InRange(quiet.Meter.CurrentWattHours - told.Meter.CurrentWattHours, 1, saved - 500);
        Assert.Equal("01 02 03", told.Said(Pct.Address));
    }

    [Fact]
    public void In_winter_a_heating_offset_does_the_same()
    {
        DeviceOptions warm = new() { CoolingSetPoint = 2600, HeatingSetPoint = 2100, IndoorTemperature = 21 };
        (HomeRig quiet, HomeRig told) = (new(Winter, [(Pct, warm)]), new(Winter, [(Pct, warm)]));
        told.Send(told.Event(1, 30, 120) with { HeatingTemperatureOffset = 30 });
        quiet.To(149);
        told.To(149);
        Assert.Equal((short?)1800, told.Device.Snapshot().HeatingSetPoint);
        Assert.True(told.Device.Snapshot().Temperature < quiet.Device.Snapshot().Temperature - 0.5);
        Assert.InRange(quiet.Meter.CurrentWattHours - told.Meter.CurrentWattHours, 500, 7000);
    }

    [Fact]
    public void A_duty_cycle_switches_off_first_three_minutes_for_each_tenth()
    {
        // So hot a house that the compressor would never rest.
        HomeRig home = new((Pct, Hot with { IndoorTemperature = 32 }));
        home.Send(home.Event(1, 60, 60) with { DutyCycle = 40 });
        home.To(59.9);
        int full = home.Device.DemandWatts(home.At(59.9));
        Assert.InRange(full, 3000, 4000);
        List<int> off = [];
        for (int minute = 60; minute < 120; minute++)
        {
            home.To(minute + 0.5);
            if (home.Device.DemandWatts(home.At(minute + 0.5)) < 100)
            {
                off.Add(minute - 60);
            }
        }

        Assert.Equal([.. Enumerable.Range(0, 18), .. Enumerable.Range(30, 18)], off);
        home.To(120.5);
        Assert.Equal(full, home.Device.DemandWatts(home.At(120.5)));
        Assert.All(home.Frames.Where(f => f.Report is not null), f => Assert.Equal(40, f.Report!.Value.DutyCycleApplied));
    }

    [Fact]
    public void An_opt_out_takes_the_effect_away_and_an_opt_in_brings_it_back()
    {
        HomeRig home = new((Ev, null));
        ((EvCharger)home.Device).PlugIn(30_000);
        home.Send(home.Event(1, 10, 60) with { AverageLoadAdjustmentPercentage = -50 }).To(9);
        Assert.Equal(7205, home.Device.DemandWatts(home.At(9)));
        Assert.Equal(ShownStatus.EventAhead, home.Device.Snapshot().Status);
        home.To(20);
        Assert.Equal((3605, ShownStatus.InEvent), (home.Device.DemandWatts(home.At(20)), home.Device.Snapshot().Status));
        Assert.True(home.Device.OptOut(1));
        Assert.Equal((7205, ShownStatus.OptedOut), (home.Device.DemandWatts(home.At(20)), home.Device.Snapshot().Status));
        home.To(30);
        Assert.True(home.Device.OptIn(1));
        Assert.Equal(3605, home.Device.DemandWatts(home.At(30)));
        home.To(80);
        Assert.Equal((7205, ShownStatus.Idle), (home.Device.DemandWatts(home.At(80)), home.Device.Snapshot().Status));
        Assert.Equal("01 02 04 05 09", home.Said(Ev.Address));
    }

    [Fact]
    public void The_energy_of_a_charger_is_the_car_s_with_and_without_an_event()
    {
        (HomeRig quiet, HomeRig told) = (new((Ev, Once)), new((Ev, Once)));
        foreach (HomeRig home in new[] { quiet, told })
        {
            ((EvCharger)home.Device).PlugIn(14_400);
        }

        told.Send(told.Event(1, 30, 60) with { DutyCycle = 0 });
        quiet.To(121);
        told.To(121);
        Assert.Equal(0, ((EvCharger)quiet.Device).WattHoursToGo);
        Assert.InRange(((EvCharger)told.Device).WattHoursToGo, 7_000, 7_400);
        quiet.To(200);
        told.To(200);
        Assert.Equal(0, ((EvCharger)told.Device).WattHoursToGo);
        Assert.Equal(quiet.Meter.CurrentWattHours, told.Meter.CurrentWattHours);
        Assert.Equal(quiet.Device.Load.WattHoursAt(quiet.At(200)), told.Device.Load.WattHoursAt(told.At(200)), 3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_event_lowers_the_demand_curve_of_a_whole_home(bool inWinter)
    {
        (DeviceSpec, DeviceOptions?)[] devices = [(Pct, null), (Heater, null), (Pump, null), (Dryer, null), (Ev, null), (Ihd, null)];
        MarketTime start = inWinter ? Winter : Summer;
        (HomeRig quiet, HomeRig told) = (new(start, devices), new(start, devices));
        told.Send(told.Event(1, 120, 120) with
        {
            CoolingTemperatureOffset = 25,
            HeatingTemperatureOffset = 25,
            DutyCycle = 30,
        });
        quiet.To(240);
        told.To(240);
        ProfileInterval[] without = [.. quiet.Meter.Profile];
        ProfileInterval[] with = [.. told.Meter.Profile];
        long Sum(ProfileInterval[] profile, double from, double to) =>
            profile.Where(i => i.End.Milliseconds > quiet.At(from).Milliseconds && i.End.Milliseconds <= quiet.At(to).Milliseconds).Sum(i => i.WattHours);
        Assert.Equal(Sum(without, 0, 120), Sum(with, 0, 120));
        Assert.True(Sum(with, 120, 240) < Sum(without, 120, 240) * 0.85, $"{Sum(with, 120, 240)} Wh with the event, {Sum(without, 120, 240)} Wh without.");
        foreach (DeviceSpec client in new[] { Pct, Heater, Pump, Dryer, Ev })
        {
            Assert.Equal("01 02 03", told.To(241).Said(client.Address));
        }

        Assert.Equal("", told.Said(Ihd.Address));
    }

    private static readonly DeviceOptions Once = new() { Job = new DailyJob(3, 0.1, 15_000, 15_000) };
}
