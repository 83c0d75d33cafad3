using DeviceEmulator.Devices;
using Sep.Codec.Types;

namespace DeviceEmulator.Population;

/// <summary>Which ESIs there are and which devices each has joined. Must be safe to ask from several loops.</summary>
public interface IEsiPopulation
{
    /// <summary>The most devices that one ESI may have.</summary>
    const int MaxDevices = 15;

    /// <summary>Fills in the devices of an ESI; the count, or -1 when there is no such ESI.</summary>
    int Describe(Eui64 esi, Span<DeviceSpec> devices);
}
