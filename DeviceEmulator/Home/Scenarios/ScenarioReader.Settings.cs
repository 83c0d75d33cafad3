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

    /// <summary>A clock that is off shows a time that can be said in a frame all the same. A device sets its own by the ESI's.</summary>
    private static void RequireClocks(JsonPlace root, HomeOptions home, MarketTime start)
    {
        TimeSpan esi = OffsetOf(home.EsiFaults);
        RequireClock(root.Members[EsiName], start, esi);
        for (int i = 0; i < home.Devices.Count; i++)
        {
            if (home.Devices[i].Faults.Has(Faults.Misbehaviour.ClockOff))
            {
                RequireClock(root.Members[DevicesName].Items[i], start, esi + OffsetOf(home.Devices[i].Faults));
            }
        }
    }

    private static TimeSpan OffsetOf(Faults.Faults faults) => faults.Has(Faults.Misbehaviour.ClockOff) ? faults.ClockOffset : TimeSpan.Zero;

    private static void RequireClock(JsonPlace node, MarketTime start, TimeSpan offset)
    {
        if (start.Plus(offset).ToDateTimeOffset().Year is < FirstYear or > LastYear)
        {
            throw (node.Members.GetValueOrDefault(ScenarioFields.ClockOffset.Name) ?? node).Wrong(
                $"its clock would stand outside of the years {FirstYear} to {LastYear}, which a frame can say");
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
