using System.Globalization;
using DeviceEmulator.Devices;
using DeviceEmulator.Home;

namespace DeviceEmulator.Commands;

/// <summary>The devices of a home as a table of text.</summary>
internal static class HomeTable
{
    private static readonly (string Title, int Width)[] _columns =
        [("device", 12), ("status", 13), ("price", 8), ("event", 32), ("set point", 13), ("inside", 7), ("demand", 8), ("message", 0)];

    /// <summary>The head, a line for each device, and one for the meter.</summary>
    public static List<string> Lines(EmulatedHome home)
    {
        List<string> lines = [Row([.. _columns.Select(c => c.Title)])];
        foreach (HomeDevice device in home.Devices)
        {
            lines.Add(Row(Cells(device.View())));
        }

        string meter = string.Create(
            CultureInfo.InvariantCulture, $"{home.Meter.CurrentWattHours / 1000.0:0.0} kWh, {home.Meter.DemandWatts(home.Agenda.Now)} W in all");
        lines.Add($"{(home.Esi.IsOn ? "esi on" : "esi off"),-14}{meter}; {home.Agenda.Now.ToDateTimeOffset():yyyy-MM-dd HH:mm:ss} UTC");
        return lines;
    }

    private static string[] Cells(DeviceView view)
    {
        DeviceSnapshot shown = view.Shown;
        return
        [
            view.Name,
            view.IsAway ? "out of range" : view.Status.ToString(),
            shown.Price is ShownPrice price ? price.PerUnit.ToString(CultureInfo.InvariantCulture) : "",
            EventOf(view),
            shown.CoolingSetPoint is short cooling && shown.HeatingSetPoint is short heating
                ? string.Create(CultureInfo.InvariantCulture, $"{heating / 100.0:0.0}..{cooling / 100.0:0.0} C") : "",
            shown.Temperature is double inside ? string.Create(CultureInfo.InvariantCulture, $"{inside:0.0} C") : "",
            string.Create(CultureInfo.InvariantCulture, $"{shown.DemandWatts} W"),
            shown.Text?.Text ?? shown.Meter?.Text ?? "",
        ];
    }

    private static string EventOf(DeviceView view) => view.Shown.Event is ShownEvent shown
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{shown.IssuerEventId} {shown.State} {(shown.State == DrlcState.Scheduled ? shown.StartsAt : shown.EndsAt).ToDateTimeOffset():HH:mm}")
        : view.Event == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{view.Event} {(view.EventState is DrlcState state ? state : "over")}");

    private static string Row(string[] cells) =>
        string.Concat(cells.Select((cell, i) => i == cells.Length - 1 ? cell : Cut(cell, _columns[i].Width).PadRight(_columns[i].Width + 2))).TrimEnd();

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..width];
}
