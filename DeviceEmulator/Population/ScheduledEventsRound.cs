using DeviceEmulator.Devices;
using DeviceEmulator.Time;

namespace DeviceEmulator.Population;

/// <summary>
/// A device without a clock asks its ESI what has begun: at first and then every five minutes, the long poll interval that Silicon Labs' framework gives
/// a device that sleeps, so it begins an event at most so late. It ends when the ESI is forgotten, for then there is nothing to be told. A device with
/// a clock has none of this.
/// </summary>
internal sealed class ScheduledEventsRound(Agenda agenda, Esi.Esi esi, DrlcClient device) : ITimed
{
    /// <summary>Milliseconds.</summary>
    public const long Period = 300_000;

    public void Begin() => OnTimer(agenda.Now, 0);

    public void OnTimer(MarketTime now, int token)
    {
        if (!esi.IsForgotten)
        {
            device.AskForScheduledEvents();
            agenda.Schedule(now.PlusMilliseconds(Period), this, 0);
        }
    }
}
