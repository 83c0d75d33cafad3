using DeviceEmulator.Time;

namespace DeviceEmulator.Esi;

/// <summary>When the ESIs of one lane send again what did not arrive. Shared, because few ESIs have such at a time, and there may be millions of them.</summary>
internal sealed class RoundsDue
{
    private readonly Dictionary<Esi, MarketTime> _due = [];

    /// <summary>An ESI's next round is due then; false when one is due by then anyway.</summary>
    public bool TryBringForward(Esi esi, MarketTime due)
    {
        if (_due.TryGetValue(esi, out MarketTime before) && before <= due)
        {
            return false;
        }

        _due[esi] = due;
        return true;
    }

    /// <summary>True when a round is due now; false for a timer in whose place an earlier one was.</summary>
    public bool TryTake(Esi esi, MarketTime now) => _due.TryGetValue(esi, out MarketTime due) && due <= now && _due.Remove(esi);
}
