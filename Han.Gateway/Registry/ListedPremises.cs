using System.Collections.Frozen;
using DeviceEmulator.Devices;
using Han.Gateway.Registry.Imported;
using Han.Gateway.Routing;
using Sep.Codec.Types;

namespace Han.Gateway.Registry;

/// <summary>
/// The premises listed by hand, by every key. Over an imported base an entry may also give an ESIID and devices only: it then says which devices are at
/// that imported premise.
/// </summary>
internal sealed class ListedPremises
{
    private readonly List<Listed> _premises = [];
    private readonly Dictionary<string, int> _byEsiId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byMeter = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> _byEui = [];
    private readonly Dictionary<UInt128, DeviceSpec[]> _devicesAt = [];
    private readonly Dictionary<ulong, UInt128> _homes = [];

    /// <summary>Asked for every address of every request, nearly always in vain: a frozen one says no by the length.</summary>
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _esiIds;
    private readonly bool _overImported;

    /// <exception cref="ArgumentException">A listed premise is not well formed; the message names it and the field.</exception>
    public ListedPremises(IReadOnlyList<ListedPremise> premises, bool overImported)
    {
        _overImported = overImported;
        for (int i = 0; i < premises.Count; i++)
        {
            Add(premises[i], $"Registry:Premises[{i}]");
        }

        HomesElsewhere = _devicesAt.Keys.ToFrozenSet();
        _esiIds = _byEsiId.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IEnumerable<Premise> All => _premises.Select(l => l.Premise);

    public IReadOnlyDictionary<Eui64, IReadOnlyList<DeviceSpec>> ByEsi =>
        _premises.ToDictionary(l => l.Premise.Esi, l => (IReadOnlyList<DeviceSpec>)l.Devices);

    /// <summary>Whether devices are listed at imported premises.</summary>
    public bool HasDevicesElsewhere => _devicesAt.Count > 0;

    /// <summary>The imported premises (packed ESIIDs) at which devices are listed.</summary>
    public IReadOnlySet<UInt128> HomesElsewhere { get; }

    public bool TryFind(ReadOnlySpan<char> esiId, out Premise premise) => Found(_esiIds.TryGetValue(esiId, out int index) ? index : -1, out premise);

    public bool TryFindMeter(string meter, out Premise premise) => Found(_byMeter.GetValueOrDefault(meter, -1), out premise);

    public bool TryFind(Eui64 address, out Premise premise) => Found(_byEui.GetValueOrDefault(address.Value, -1), out premise);

    /// <summary>The imported premise (packed ESIID) at which a device is listed.</summary>
    public bool TryFindHome(Eui64 device, out UInt128 esiId) => _homes.TryGetValue(device.Value, out esiId);

    public IReadOnlyList<DeviceSpec> DevicesAt(UInt128 esiId) => _devicesAt.GetValueOrDefault(esiId, []);

    public string EsiIdOf(in Premise premise) => _premises[Index(premise.Number)].EsiId;

    public string MeterOf(in Premise premise) => _premises[Index(premise.Number)].Meter;

    private bool Found(int index, out Premise premise)
    {
        premise = index >= 0 ? _premises[index].Premise : default;
        return index >= 0;
    }

    private static int Index(long number) => (int)(-1 - number);

    private void Add(ListedPremise listed, string name)
    {
        if (listed is { MeterSerialNumber: "", Tdsp: "", RepDuns: "", Esi: "" })
        {
            AddDevices(listed, name);
            return;
        }

        Tdsp tdsp = (listed.Tdsp.Length > 0 ? TdspDirectory.ByName(listed.Tdsp) : TdspDirectory.ByPrefix(listed.EsiId))
            ?? throw new ArgumentException($"{name}.Tdsp: no TDSP of the name '{listed.Tdsp}', and the prefix of ESIID '{listed.EsiId}' tells none.");
        if (listed.EsiId.Length is not (17 or 22) || !listed.EsiId.All(char.IsAsciiDigit))
        {
            throw new ArgumentException($"{name}.EsiId: '{listed.EsiId}' is not 17 or 22 digits.");
        }

        if (listed.MeterSerialNumber.Length is 0 or > 20)
        {
            throw new ArgumentException($"{name}.MeterSerialNumber: 1 to 20 characters, not {listed.MeterSerialNumber.Length}.");
        }

        if (listed.RepDuns.Length is not (9 or 13) || !listed.RepDuns.All(char.IsAsciiDigit))
        {
            throw new ArgumentException($"{name}.RepDuns: '{listed.RepDuns}' is not 9 or 13 digits.");
        }

        if (!Eui64.TryParse(listed.Esi, out Eui64 esi))
        {
            throw new ArgumentException($"{name}.Esi: '{listed.Esi}' is not an EUI-64 of 16 hex digits.");
        }

        int number = _premises.Count;
        DeviceSpec[] devices = Devices(listed, name);
        if ((EsiIdKey.TryPack(listed.EsiId, out UInt128 packed) && _devicesAt.ContainsKey(packed)) || _homes.ContainsKey(esi.Value)
            || !_byEsiId.TryAdd(listed.EsiId, number) || !_byMeter.TryAdd(listed.MeterSerialNumber, number) || !_byEui.TryAdd(esi.Value, number)
            || devices.Any(d => _homes.ContainsKey(d.Address.Value) || !_byEui.TryAdd(d.Address.Value, number)))
        {
            throw new ArgumentException($"{name}: its ESIID, meter, ESI or a device is listed twice.");
        }

        _premises.Add(new Listed(new Premise(-1 - number, tdsp, listed.RepDuns, esi), listed.EsiId, listed.MeterSerialNumber, devices));
    }

    private void AddDevices(ListedPremise listed, string name)
    {
        if (!_overImported)
        {
            throw new ArgumentException($"{name}: an ESIID with devices alone needs Registry:Base Imported; over generated premises give its meter, REP and ESI too.");
        }

        if (!EsiIdKey.TryPack(listed.EsiId, out UInt128 esiId))
        {
            throw new ArgumentException($"{name}.EsiId: '{listed.EsiId}' is not 17 or 22 digits.");
        }

        DeviceSpec[] devices = Devices(listed, name);
        if (_byEsiId.ContainsKey(listed.EsiId) || !_devicesAt.TryAdd(esiId, devices)
            || devices.Any(d => _byEui.ContainsKey(d.Address.Value) || !_homes.TryAdd(d.Address.Value, esiId)))
        {
            throw new ArgumentException($"{name}: its ESIID or a device is listed twice.");
        }
    }

    private static DeviceSpec[] Devices(ListedPremise listed, string name) => listed.Devices.Count <= PremiseRegister.MaximumDevices
        ? [.. listed.Devices.Select((d, i) => Device(d, $"{name}.Devices[{i}]"))]
        : throw new ArgumentException($"{name}.Devices: at most {PremiseRegister.MaximumDevices}, not {listed.Devices.Count}.");

    private static DeviceSpec Device(ListedDevice device, string name)
    {
        if (!Eui64.TryParse(device.Mac, out Eui64 address))
        {
            throw new ArgumentException($"{name}.Mac: '{device.Mac}' is not an EUI-64 of 16 hex digits.");
        }

        if (device.StartRandomizationMinutes > 60 || device.DurationRandomizationMinutes > 60)
        {
            throw new ArgumentException($"{name}: randomisation is 0 to 60 minutes.");
        }

        return Enum.TryParse(device.Kind, out DeviceKind kind) && Enum.IsDefined(kind)
            ? new DeviceSpec(
                address, kind, (Sep.Codec.Clusters.Drlc.DeviceClass)device.DeviceClass, device.EnrollmentGroup, device.StartRandomizationMinutes,
                device.DurationRandomizationMinutes)
            : throw new ArgumentException($"{name}.Kind: '{device.Kind}' is none of {string.Join(", ", Enum.GetNames<DeviceKind>())}.");
    }

    private sealed record Listed(Premise Premise, string EsiId, string Meter, DeviceSpec[] Devices);
}
