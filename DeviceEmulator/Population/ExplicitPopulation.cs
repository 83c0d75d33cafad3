using DeviceEmulator.Devices;
using Sep.Codec.Types;

namespace DeviceEmulator.Population;

/// <summary>ESIs listed one by one; for any other it asks the population that it was laid over, if there is one.</summary>
public sealed class ExplicitPopulation(IReadOnlyDictionary<Eui64, IReadOnlyList<DeviceSpec>> esis, IEsiPopulation? otherwise = null) : IEsiPopulation
{
    public int Describe(Eui64 esi, Span<DeviceSpec> devices)
    {
        if (!esis.TryGetValue(esi, out IReadOnlyList<DeviceSpec>? listed))
        {
            return otherwise?.Describe(esi, devices) ?? -1;
        }

        for (int i = 0; i < listed.Count; i++)
        {
            devices[i] = listed[i];
        }

        return listed.Count;
    }
}
