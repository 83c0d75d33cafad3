using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Registry;
using Sep.Codec.Types;

namespace Han.Gateway.Provisioning;

/// <summary>The devices that requests have named, in memory as they are on disk; over the devices that the register's base has. Safe for any thread.</summary>
public sealed class DeviceBook : IJoinWindows
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Eui64, HanDevice> _byMac = [];
    private readonly Dictionary<Eui64, List<Eui64>> _atEsi = [];

    public DeviceBook(IEnumerable<HanDevice> stored)
    {
        foreach (HanDevice device in stored.OrderBy(d => d.Id))
        {
            Put(device);
        }
    }

    /// <summary>What is known of a device, the latest that was said of its address; null for one that no request has named.</summary>
    public HanDevice? Find(Eui64 mac)
    {
        lock (_lock)
        {
            return _byMac.GetValueOrDefault(mac);
        }
    }

    /// <summary>Those that requests have named at an ESI, in the order in which they came.</summary>
    public HanDevice[] At(Eui64 esi)
    {
        lock (_lock)
        {
            return _atEsi.TryGetValue(esi, out List<Eui64>? macs) ? [.. macs.Select(m => _byMac[m]).Where(d => d.Esi == esi)] : [];
        }
    }

    /// <summary>Until when the ESI waits for a device; null where it waits for none.</summary>
    public MarketTime? EndOf(Eui64 esi, MarketTime at)
    {
        MarketTime end = At(esi).Where(d => d.Status is DeviceStatus.AddPending or DeviceStatus.MeterReady && d.JoinBy != MarketTime.Never)
            .Select(d => d.JoinBy).DefaultIfEmpty().Max();
        return end > at ? end : null;
    }

    public void Put(HanDevice device)
    {
        lock (_lock)
        {
            _byMac[device.Mac] = device;
            if (!_atEsi.TryGetValue(device.Esi, out List<Eui64>? macs))
            {
                _atEsi.Add(device.Esi, macs = []);
            }

            if (!macs.Contains(device.Mac))
            {
                macs.Add(device.Mac);
            }
        }
    }

    /// <summary>The devices joined at a premise: the base's, with what is known of them since.</summary>
    /// <param name="ofBase">Those of the base; with room for <see cref="PremiseRegister.MaximumDevices"/> more.</param>
    /// <returns>How many there are now.</returns>
    public int Overlay(Eui64 esi, Span<DeviceSpec> ofBase, int count)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            // It lives elsewhere by now.
            if (Find(ofBase[i].Address) is { } moved && moved.Esi != esi)
            {
                ofBase[(i + 1)..count].CopyTo(ofBase[i..]);
                count--;
            }
        }

        foreach (HanDevice device in At(esi))
        {
            int place = 0;
            while (place < count && ofBase[place].Address != device.Mac)
            {
                place++;
            }

            if (device.IsJoined && place < ofBase.Length)
            {
                ofBase[place] = device.ToSpec();
                count = Math.Max(count, place + 1);
            }
            else if (!device.IsJoined && place < count)
            {
                ofBase[(place + 1)..count].CopyTo(ofBase[place..]);
                count--;
            }
        }

        return count;
    }
}
