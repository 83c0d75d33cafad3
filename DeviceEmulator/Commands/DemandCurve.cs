using System.Globalization;
using DeviceEmulator.Metering;

namespace DeviceEmulator.Commands;

/// <summary>The demand of a premise as a chart of text: a line for each interval of its meter's load profile.</summary>
internal static class DemandCurve
{
    private const int Width = 60;
    private const double MillisecondsPerHour = 3_600_000;

    /// <summary>The last intervals that are over, the oldest first.</summary>
    /// <param name="intervals">At most so many.</param>
    public static List<string> Lines(ElectricMeter meter, int intervals)
    {
        double hours = meter.Options.IntervalMilliseconds / MillisecondsPerHour;
        ProfileInterval[] told = [.. meter.Profile.TakeLast(intervals)];
        int[] watts = [.. told.Select(i => (int)Math.Round(i.WattHours / hours))];
        int most = Math.Max(1, watts.DefaultIfEmpty(0).Max());
        List<string> lines = [];
        for (int i = 0; i < told.Length; i++)
        {
            string bar = new('#', (int)Math.Round(watts[i] * (double)Width / most));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{told[i].End.ToDateTimeOffset():HH:mm} {watts[i],6} W {bar}").TrimEnd());
        }

        return lines;
    }
}
