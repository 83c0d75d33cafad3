using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Population;

/// <summary>
/// The changes of homes over a population, by moment: a home is what the population says with the changes up to a moment applied. A change that is noted
/// twice counts once, so a replay may note again what was loaded.
/// </summary>
public sealed class ChangedHomes(IEsiPopulation population)
{
    private readonly Dictionary<Eui64, List<HomeChange>> _changes = [];

    public void Note(Eui64 esi, in HomeChange change)
    {
        if (!_changes.TryGetValue(esi, out List<HomeChange>? known))
        {
            _changes.Add(esi, known = []);
        }

        (MarketTime at, Eui64 device) = (change.At, change.Device.Address);
        if (!known.Exists(c => c.At == at && c.Device.Address == device))
        {
            known.Insert(known.FindLastIndex(c => c.At <= at) + 1, change);
        }
    }

    /// <summary>The devices of an ESI at a moment; the count, or -1 when there is no such ESI.</summary>
    public int Describe(Eui64 esi, MarketTime at, Span<DeviceSpec> devices)
    {
        int count = population.Describe(esi, devices);
        if (count < 0 || !_changes.TryGetValue(esi, out List<HomeChange>? changes))
        {
            return count;
        }

        foreach (HomeChange change in changes)
        {
            if (change.At > at)
            {
                break;
            }

            count = Apply(change, devices, count);
        }

        return count;
    }

    /// <summary>The changes of an ESI after a moment, by moment.</summary>
    public IEnumerable<HomeChange> After(Eui64 esi, MarketTime at) =>
        _changes.TryGetValue(esi, out List<HomeChange>? changes) ? After(changes, at) : [];

    /// <summary>By itself, so that the many homes that never changed cost no closure.</summary>
    private static IEnumerable<HomeChange> After(List<HomeChange> changes, MarketTime at) => changes.Where(c => c.At > at);

    private static int Apply(in HomeChange change, Span<DeviceSpec> devices, int count)
    {
        int place = 0;
        while (place < count && devices[place].Address != change.Device.Address)
        {
            place++;
        }

        if (change.IsThere)
        {
            if (place < count)
            {
                // Only what an enrollment writes; what else the device is stays.
                devices[place] = devices[place] with { DeviceClass = change.Device.DeviceClass, EnrollmentGroup = change.Device.EnrollmentGroup };
            }
            else if (place < IEsiPopulation.MaxDevices)
            {
                devices[place] = change.Device;
            }

            return Math.Min(Math.Max(count, place + 1), IEsiPopulation.MaxDevices);
        }

        if (place < count)
        {
            devices[(place + 1)..count].CopyTo(devices[place..]);
            count--;
        }

        return count;
    }
}
