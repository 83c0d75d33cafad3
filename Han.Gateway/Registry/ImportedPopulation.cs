using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace Han.Gateway.Registry;

/// <summary>
/// The homes behind imported premises. An order names an ESI that was in the register when it was accepted; so every ESI is there, whatever later imports
/// say, and a replay after a restart meets what the first run met.
/// </summary>
internal sealed class ImportedPopulation(ImportedBase imported, ListedPremises listed) : IEsiPopulation
{
    public int Describe(Eui64 esi, Span<DeviceSpec> devices)
    {
        if (!listed.HasDevicesElsewhere || !imported.TryFindEsi(esi, MarketTime.Never, out Premise premise))
        {
            return 0;
        }

        IReadOnlyList<DeviceSpec> found = listed.DevicesAt(ImportedBase.KeyOf(premise));
        for (int i = 0; i < found.Count; i++)
        {
            devices[i] = found[i];
        }

        return found.Count;
    }
}
