using Sep.Codec.Types;

namespace Han.Gateway.Provisioning;

/// <summary>The changes of devices that one commit writes, in the order in which they came, found by device and by ESI without a walk over all of them.</summary>
internal sealed class ChangedDevices
{
    private readonly List<HanDevice> _all = [];
    private readonly Dictionary<Eui64, HanDevice> _latest = [];
    private readonly Dictionary<Eui64, List<Eui64>> _atEsi = [];

    public IReadOnlyList<HanDevice> All => _all;

    /// <param name="device">One change further than the last that was added of it.</param>
    public void Add(HanDevice device)
    {
        _all.Add(device);
        _latest[device.Mac] = device;
        if (!_atEsi.TryGetValue(device.Esi, out List<Eui64>? there))
        {
            _atEsi.Add(device.Esi, there = []);
        }

        there.Add(device.Mac);
    }

    /// <summary>As the last change leaves it; null where none is about it.</summary>
    public HanDevice? Find(Eui64 mac) => _latest.GetValueOrDefault(mac);

    /// <summary>Devices that a change has put to an ESI; some may have gone on since, and some come more than once.</summary>
    public IReadOnlyList<Eui64> At(Eui64 esi) => _atEsi.GetValueOrDefault(esi) ?? [];

    public void Clear()
    {
        _all.Clear();
        _latest.Clear();
        _atEsi.Clear();
    }
}
