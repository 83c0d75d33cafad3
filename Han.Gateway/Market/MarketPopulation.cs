using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using Sep.Codec.Types;

namespace Han.Gateway.Market;

/// <summary>A population to which meter exchanges add ESIs. They come without devices: those join.</summary>
internal sealed class MarketPopulation(IEsiPopulation population, MarketBook market) : IEsiPopulation
{
    public int Describe(Eui64 esi, Span<DeviceSpec> devices)
    {
        int count = population.Describe(esi, devices);
        return count < 0 && market.HasEsi(esi) ? 0 : count;
    }
}
