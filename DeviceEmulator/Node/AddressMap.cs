using Sep.Codec.Nwk;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>Which node has which short address, as far as a node knows.</summary>
internal sealed class AddressMap
{
    private readonly Dictionary<Eui64, ushort> _short = [];
    private readonly Dictionary<ushort, Eui64> _extended = [];

    public void Learn(Eui64 device, ushort address)
    {
        if (_short.TryGetValue(device, out ushort old))
        {
            if (old == address)
            {
                return;
            }

            _extended.Remove(old);
        }

        if (_extended.TryGetValue(address, out Eui64 other))
        {
            _short.Remove(other);
        }

        _short[device] = address;
        _extended[address] = device;
    }

    public void Forget(Eui64 device)
    {
        if (_short.Remove(device, out ushort address))
        {
            _extended.Remove(address);
        }
    }

    /// <summary>The short address, or <see cref="NwkAddresses.Unknown"/>.</summary>
    public ushort Find(Eui64 device) => _short.TryGetValue(device, out ushort address) ? address : NwkAddresses.Unknown;

    /// <summary>The node with a short address, or none.</summary>
    public Eui64 Find(ushort address) => _extended.GetValueOrDefault(address);
}
