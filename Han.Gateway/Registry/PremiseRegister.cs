using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using Han.Gateway.Routing;
using Sep.Codec.Types;

namespace Han.Gateway.Registry;

/// <summary>All premises: the generated base with the listed ones over it. Look-ups by ESIID, meter, ESI and device address, both ways.</summary>
public sealed class PremiseRegister
{
    /// <summary>SMT takes no more than five devices behind a meter.</summary>
    public const int MaximumDevices = 5;

    private readonly PremiseGenerator _base;
    private readonly HanGenerator _hans;
    private readonly List<Listed> _listed = [];
    private readonly Dictionary<string, long> _byEsiId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _byMeter = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, long> _byEui = [];
    private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _esiIds;

    /// <exception cref="ArgumentException">A listed premise is not well formed; the message names it and the field.</exception>
    public PremiseRegister(PremiseGenerator generator, HanGenerator hans, IReadOnlyList<ListedPremise> listed)
    {
        _base = generator;
        _hans = hans;
        _esiIds = _byEsiId.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (ListedPremise premise in listed)
        {
            Add(premise);
        }

        Population = new ExplicitPopulation(_listed.ToDictionary(l => l.Premise.Esi, l => (IReadOnlyList<DeviceSpec>)l.Devices), hans);
    }

    /// <summary>What the head-ends know of it: ESIs and the devices behind them.</summary>
    public IEsiPopulation Population { get; }

    public long GeneratedSize => _base.Size;

    public bool TryFind(ReadOnlySpan<char> esiId, out Premise premise) =>
        _esiIds.TryGetValue(esiId, out long number) || _base.TryFindEsiId(esiId, out number)
            ? Found(number, out premise)
            : NotFound(out premise);

    public bool TryFindMeter(string meter, out Premise premise) =>
        _byMeter.TryGetValue(meter, out long number) || _base.TryFindMeter(meter, out number)
            ? Found(number, out premise)
            : NotFound(out premise);

    /// <summary>The premise of an ESI or of a device, by its EUI-64.</summary>
    public bool TryFind(Eui64 address, out Premise premise) =>
        _byEui.TryGetValue(address.Value, out long number) || _base.TryFindEsi(address, out number) || _base.TryFindDevice(address, out number)
            ? Found(number, out premise)
            : NotFound(out premise);

    public string EsiIdOf(in Premise premise) => premise.Number < 0 ? _listed[Index(premise.Number)].EsiId : _base.EsiIdAt(premise.Number);

    public string MeterOf(in Premise premise) => premise.Number < 0 ? _listed[Index(premise.Number)].Meter : _base.MeterAt(premise.Number);

    public bool IsMeterOf(in Premise premise, ReadOnlySpan<char> meter) =>
        premise.Number < 0 ? meter.SequenceEqual(_listed[Index(premise.Number)].Meter) : _base.IsMeterOf(premise.Number, meter);

    /// <summary>The devices joined at a premise, into <paramref name="devices"/> (room for <see cref="MaximumDevices"/>).</summary>
    public int DevicesOf(in Premise premise, Span<DeviceSpec> devices) => Math.Max(0, Population.Describe(premise.Esi, devices));

    public bool HasDevice(in Premise premise, Eui64 device) =>
        _byEui.TryGetValue(device.Value, out long number)
            ? number == premise.Number && device != premise.Esi
            : _base.TryFindDevice(device, out number) && number == premise.Number;

    /// <summary>Premises of one REP in the order of the shuffled walk, listed ones left out; looks at no more than <paramref name="walk"/> premises.</summary>
    public IEnumerable<Premise> OfRep(string duns, long walk = long.MaxValue)
    {
        for (long place = 0; place < Math.Min(walk, _base.Size); place++)
        {
            Premise premise = _base.At(_base.Shuffled(place));
            if (premise.RepDuns == duns)
            {
                yield return premise;
            }
        }
    }

    /// <summary>The listed premises of one REP.</summary>
    public IEnumerable<Premise> ListedOf(string duns) => _listed.Select(l => l.Premise).Where(p => p.RepDuns == duns);

    private bool Found(long number, out Premise premise)
    {
        premise = number < 0 ? _listed[Index(number)].Premise : _base.At(number);
        return true;
    }

    private static bool NotFound(out Premise premise)
    {
        premise = default;
        return false;
    }

    private static int Index(long number) => (int)(-1 - number);

    private void Add(ListedPremise listed)
    {
        string name = $"Registry:Premises[{_listed.Count}]";
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

        if (listed.Devices.Count > MaximumDevices)
        {
            throw new ArgumentException($"{name}.Devices: at most {MaximumDevices}, not {listed.Devices.Count}.");
        }

        long number = -1 - _listed.Count;
        DeviceSpec[] devices = [.. listed.Devices.Select((d, i) => Device(d, $"{name}.Devices[{i}]"))];
        if (!_byEsiId.TryAdd(listed.EsiId, number) || !_byMeter.TryAdd(listed.MeterSerialNumber, number) || !_byEui.TryAdd(esi.Value, number)
            || devices.Any(d => !_byEui.TryAdd(d.Address.Value, number)))
        {
            throw new ArgumentException($"{name}: its ESIID, meter, ESI or a device is listed twice.");
        }

        _listed.Add(new Listed(new Premise(number, tdsp, listed.RepDuns, esi), listed.EsiId, listed.MeterSerialNumber, devices));
    }

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
