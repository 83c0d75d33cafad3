using DeviceEmulator.Population;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

/// <summary>A change of a home that is known before its moment.</summary>
internal sealed class PendingChange(Lane lane, Eui64 esi, HomeChange change) : ITimed
{
    public void Begin(Agenda agenda) => agenda.Schedule(change.At, this, 0);

    public void OnTimer(MarketTime now, int token) => lane.ChangeHome(esi, change);
}
