using DeviceEmulator.Devices;
using DeviceEmulator.Home.Script;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Scenarios;

// What is chosen of a device besides who it is.
public static partial class ScenarioReader
{
    /// <summary>Seconds.</summary>
    private const int UsualPoll = 5, LongestPoll = 3600;

    private static UserModel UsersOf(Arguments given) => UserModel.Obedient with
    {
        OptOut = given.Number("opt-out", 0),
        BeforeStart = given.Number("opt-out-early", 0),
        OptInAgain = given.Number("opt-in-again", 0),
        ConfirmText = given.Number("confirm", 1),
    };

    private static int PollOf(JsonPlace place, Arguments given, DeviceKind kind)
    {
        if (!given.Has("poll"))
        {
            return kind == DeviceKind.GasMeter ? UsualPoll : 0;
        }

        double seconds = given.Duration("poll").TotalSeconds;
        return seconds is >= 1 and <= LongestPoll && double.IsInteger(seconds)
            ? (int)seconds
            : throw place.Members["poll"].Wrong("a device polls every 1s to 1h, in whole seconds");
    }

    /// <summary>A clock that is behind shows a time that can be said in a frame all the same.</summary>
    private static void RequireClocks(JsonPlace root, HomeOptions home, MarketTime start)
    {
        RequireClock(root.Members[EsiName], home.EsiFaults, start);
        for (int i = 0; i < home.Devices.Count; i++)
        {
            RequireClock(root.Members[DevicesName].Items[i], home.Devices[i].Faults, start);
        }
    }

    private static void RequireClock(JsonPlace node, Faults.Faults faults, MarketTime start)
    {
        if (start.Plus(faults.ClockOffset) < MarketTime.FromSep(SepTime.Now))
        {
            throw node.Members[ScenarioFields.ClockOffset.Name].Wrong("its clock would stand before 2000, when time begins");
        }
    }

    private static DeviceOptions SettingsOf(JsonPlace place, Arguments given)
    {
        if (given.Has("meter-interval") && given.Duration("meter-interval") < TimeSpan.FromMinutes(1))
        {
            throw place.Members["meter-interval"].Wrong("a meter is read every minute at most");
        }

        if (given.Number("cooling") - given.Number("heating") < 1)
        {
            throw place.Members["heating"].Wrong("it is to be at least one degree below cooling");
        }

        if (given.Has("price-limit") && ScenarioFields.Kinds[given.Text("kind")!].Kind != DeviceKind.SmartAppliance)
        {
            throw place.Members["price-limit"].Wrong("only an appliance responds to prices");
        }

        return new DeviceOptions
        {
            PriceLimit = (decimal?)given.Number("price-limit"),
            CoolingSetPoint = Hundredths(given.Number("cooling")),
            HeatingSetPoint = Hundredths(given.Number("heating")),
            RatedWatts = given.Has("watts") ? (int)given.Whole("watts", 0) : null,
            MeterReadInterval = given.Has("meter-interval") ? given.Duration("meter-interval") : null,
            ClockDriftPerMillion = (int)given.Whole("clock-drift", 0),
        };
    }

    private static short? Hundredths(double? degrees) => degrees is double d ? (short)Math.Round(d * 100) : null;
}
