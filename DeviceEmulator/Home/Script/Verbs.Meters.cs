using DeviceEmulator.Devices;
using Sep.Codec.Clusters.Metering;

namespace DeviceEmulator.Home.Script;

// What displays ask of meters.
public static partial class Verbs
{
    private const int LongestProfile = 24, LastMirror = 240;

    private static Verb[] Meters() =>
    [
        new("read-meter", "A display reads the meter", [Device(), Range("endpoint", "Of the ESI: 1 its own meter, another one a mirror; 1", 1, LastMirror)],
            (home, given) => Do(home, given, display =>
            {
                if (given.Whole("endpoint", 1) is > 1 and long mirror)
                {
                    display.ReadMirror((byte)mirror);
                }
                else
                {
                    display.ReadMeter();
                }
            })),
        new("watch-meter", "A display reads the meter often for a while (SE 1.1)",
            [Device(), Range("seconds", "How often; 5", 1, byte.MaxValue), Range("minutes", "For how long; 5", 1, RequestFastPollMode.MaxDurationMinutes)],
            (home, given) => Do(home, given, display => display.WatchMeter((byte)given.Whole("seconds", 5), (byte)given.Whole("minutes", 5)))),
        new("read-profile", "A display asks the meter for its load profile", [Device(), Range("periods", "Intervals; 4", 1, LongestProfile)],
            (home, given) => Do(home, given, display => display.AskForProfile((byte)given.Whole("periods", 4)))),
    ];

    private static void Do(EmulatedHome home, Arguments given, Action<InHomeDisplay> act)
    {
        HomeDevice device = DeviceOf(home, given);
        act(device.Application as InHomeDisplay ?? throw new ArgumentException($"{device.Name} is no display."));
    }
}
