using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using Sep.Codec.Types;

namespace Han.Gateway.Registry;

/// <summary>
/// The homes behind imported premises. An order names an ESI that was in the register when it was accepted; so every ESI is there, whatever later imports
/// say. Behind it are the devices listed at the first premise that had it, now and in a replay after a restart: imports that add later rows do not change
/// that. Only a full import that drops history, or a correction of the row itself, does.
/// </summary>
internal sealed class ImportedPopulation(ImportedBase imported, ListedPremises listed) : IEsiPopulation
{
    public int Describe(Eui64 esi, Span<DeviceSpec> devices)
    {
        if (!listed.HasDevicesElsewhere || !imported.Current.TryFindFirstHome(esi, listed.HomesElsewhere, out UInt128 home))
        {
            return 0;
        }

        IReadOnlyList<DeviceSpec> found = listed.DevicesAt(home);
        for (int i = 0; i < found.Count; i++)
        {
            devices[i] = found[i];
        }

        return found.Count;
    }
}
