using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Metering;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace Han.Tests.DeviceEmulator.Home;

public sealed class LoadTests
{
    private static readonly Eui64 Device = new(0x0200_0000_0000_1001);
    private static readonly MarketTime Start = HomeRig.Summer;

    public static TheoryData<string> Models => ["hvac", "tank", "job", "constant", "household"];

    [Theory]
    [MemberData(nameof(Models))]
    public void The_energy_is_the_same_in_one_step_and_in_many(string model)
    {
        (Load whole, Load stepped) = (Make(model), Make(model));
        whole.Run(Start.Plus(TimeSpan.FromDays(2)));
        for (int i = 1; i <= 2 * 24 * 60; i++)
        {
            stepped.Run(Start.Plus(TimeSpan.FromMinutes(i)));
        }

        // What is reckoned in floating point may switch a millisecond sooner or later.
        Assert.InRange(stepped.Consumed, whole.Consumed - 60_000_000, whole.Consumed + 60_000_000);
        Assert.True(whole.Consumed > 0);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Asking_ahead_changes_nothing(string model)
    {
        (Load asked, Load left) = (Make(model), Make(model));
        MarketTime day = Start.Plus(TimeSpan.FromDays(1));
        int ahead = asked.WattsAt(day);
        double energy = asked.WattHoursAt(day);
        Assert.Equal(0, asked.Consumed);
        asked.Run(day);
        left.Run(day);
        Assert.Equal(left.Consumed, asked.Consumed);
        Assert.Equal((ahead, energy), (asked.WattsAt(day), asked.WattHoursAt(day)));
        Assert.Throws<ArgumentOutOfRangeException>(() => asked.WattsAt(Start));
    }

    [Fact]
    public void A_tank_stays_between_its_temperatures_and_needs_what_the_household_takes()
    {
        TankLoad tank = new(Start, 11, Device, 4500);
        for (int minute = 0; minute < 24 * 60; minute++)
        {
            Assert.InRange(tank.TemperatureAt(Start.Plus(TimeSpan.FromMinutes(minute))), 49.5, 54.5);
        }

        Assert.InRange(tank.WattHoursAt(Start.Plus(TimeSpan.FromDays(10))) / 10, 9_000, 22_000);
    }

    [Fact]
    public void A_pump_does_its_day_s_work_once_a_day()
    {
        DailyJob job = new(9, 3, 9_000, 13_500);
        JobLoad pump = new(Start, job, 11, Device, 1500, 0);
        Assert.InRange(pump.WattHoursAt(Start.Plus(TimeSpan.FromDays(20))) / 20, 9_000, 13_500);
        HashSet<long> starts = [];
        long at = Start.Milliseconds;
        for (int day = 0; day < 10; day++)
        {
            (at, long energy) = job.After(at, 11, Device);
            Assert.InRange(energy, 9_000L * 3_600_000, 13_500L * 3_600_000);
            starts.Add(at);
        }

        Assert.Equal(10, starts.Count);
        Assert.InRange((starts.Max() - starts.Min()) / 3_600_000.0, 9 * 24 - 3, 9 * 24 + 3);
    }

    [Theory]
    [InlineData(0, 0.0, 0.0)]
    [InlineData(100, 1.0, 1.0)]
    [InlineData(60, 0.0, 1.0)]
    [InlineData(255, 1.0, 1.0)]
    public void The_duty_cycle_tells_the_share_at_a_moment(byte duty, double first, double last)
    {
        ControlInForce control = new(AppliedControlOf(duty), Start.Milliseconds);
        Assert.Equal(first, control.At(Start.Milliseconds).Share);
        Assert.Equal(last, control.At(Start.Milliseconds + 29 * 60_000).Share);
        Assert.Equal(first, control.At(Start.Milliseconds + 30 * 60_000).Share);
        if (duty == 60)
        {
            Assert.Equal(Start.Milliseconds + 12 * 60_000, control.At(Start.Milliseconds).Until);
            Assert.Equal((1.0, Start.Milliseconds + 30 * 60_000), control.At(Start.Milliseconds + 12 * 60_000));
        }
    }

    [Fact]
    public void The_weather_has_seasons_and_hours_and_is_the_same_for_one_seed()
    {
        Weather weather = new(11);
        Assert.Equal(weather.TemperatureAt(Start), new Weather(11).TemperatureAt(Start));
        Assert.NotEqual(weather.TemperatureAt(Start), new Weather(12).TemperatureAt(Start));
        double[] july = [.. Enumerable.Range(0, 31 * 24).Select(h => weather.TemperatureAt(Start.Plus(TimeSpan.FromHours(h))))];
        double[] january = [.. Enumerable.Range(0, 31 * 24).Select(h => weather.TemperatureAt(HomeRig.Winter.Plus(TimeSpan.FromHours(h))))];
        Assert.InRange(july.Average(), 27, 32);
        Assert.InRange(january.Average(), 8, 14);
        Assert.InRange(july.Max(), 34, 42);
    }

    [Fact]
    public void A_household_has_evenings_and_weekends_of_its_own()
    {
        LoadShape shape = new(11, Device, new Weather(11));
        Assert.Equal(shape.WattsAt(Start, true), new LoadShape(11, Device, new Weather(11)).WattsAt(Start, true));
        Assert.NotEqual(shape.WattsAt(Start, true), new LoadShape(11, new Eui64(77), new Weather(11)).WattsAt(Start, true));

        // Start is a Thursday, 15:00 on the wall.
        double Average(double fromHour, double hours) => Enumerable.Range(0, (int)(hours * 12))
            .Average(i => (double)shape.WattsAt(Start.Plus(TimeSpan.FromHours(fromHour) + TimeSpan.FromMinutes(5 * i)), false));
        Assert.True(Average(4, 2) > 2 * Average(12, 2), "The evening is not above the night.");
        Assert.True(Average(48 + 20, 2) > 1.2 * Average(20, 2), "A Sunday noon is not above a Friday's.");
        Assert.True(shape.WattsAt(Start, true) > shape.WattsAt(Start, false), "Nobody cools in July.");
    }

    private static global::DeviceEmulator.Devices.AppliedControl AppliedControlOf(byte duty) =>
        global::DeviceEmulator.Devices.AppliedControl.Nothing with { DutyCycle = duty };

    private static Load Make(string model) => model switch
    {
        "hvac" => new HvacLoad(Start, House.Of(11, Device), new Weather(11), 2400, 2000, 24),
        "tank" => new TankLoad(Start, 11, Device, 4500),
        "job" => new JobLoad(Start, new DailyJob(17, 3, 8_000, 30_000, 0.9), 11, Device, 7200, 5),
        "constant" => new ConstantLoad(Start, 3),
        _ => new HouseholdLoad(Start, new LoadShape(11, Device, new Weather(11))),
    };
}
