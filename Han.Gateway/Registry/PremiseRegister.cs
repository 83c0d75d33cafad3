using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using Han.Gateway.Market;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry.Imported;
using Sep.Codec.Types;

namespace Han.Gateway.Registry;

/// <summary>
/// All premises: the listed ones over a generated or an imported base. Look-ups by ESIID, meter, ESI and device address, both ways. Imported rows take
/// effect at a moment, hence the market time in a look-up; without one the last row counts. Other premises are the same at all times.
/// </summary>
public sealed class PremiseRegister
{
    /// <summary>SMT takes no more than five devices behind a meter.</summary>
    public const int MaximumDevices = 5;

    private readonly PremiseGenerator? _generator;
    private readonly ListedPremises _listed;

    /// <summary>Over a generated base.</summary>
    /// <exception cref="ArgumentException">A listed premise is not well formed; the message names it and the field.</exception>
    public PremiseRegister(PremiseGenerator generator, HanGenerator hans, IReadOnlyList<ListedPremise> listed)
    {
        _generator = generator;
        _listed = new ListedPremises(listed, overImported: false);
        Population = new MarketPopulation(new ExplicitPopulation(_listed.ByEsi, hans), Market);
    }

    /// <summary>Over an imported base.</summary>
    /// <inheritdoc cref="PremiseRegister(PremiseGenerator, HanGenerator, IReadOnlyList{ListedPremise})"/>
    internal PremiseRegister(ImportedBase imported, IReadOnlyList<ListedPremise> listed)
    {
        Imported = imported;
        _listed = new ListedPremises(listed, overImported: true);
        Population = new MarketPopulation(new ExplicitPopulation(_listed.ByEsi, new ImportedPopulation(imported, _listed)), Market);
    }

    /// <summary>The devices that requests have added, removed or changed; null in a register that knows of none.</summary>
    public DeviceBook? Devices { get; set; }

    /// <summary>What has happened to premises in the market since their base was described.</summary>
    public MarketBook Market { get; } = new();

    /// <summary>What the head-ends know of it at first: ESIs and the devices behind them.</summary>
    public IEsiPopulation Population { get; }

    public long GeneratedSize => _generator?.Size ?? 0;

    /// <summary>Generated premises, or imported rows.</summary>
    public long Size => Imported?.Current.Rows ?? GeneratedSize;

    /// <summary>The imported base; null over a generated one.</summary>
    internal ImportedBase? Imported { get; }

    /// <summary>The register that the configuration describes.</summary>
    /// <exception cref="ArgumentException">A listed premise is not well formed, or the base is imported and nothing was imported.</exception>
    public static PremiseRegister Open(string dataDirectory, RegistryOptions options)
    {
        if (options.Base == RegistryBase.Imported)
        {
            return new PremiseRegister(ImportedBase.Open(dataDirectory), options.Listed());
        }

        DeviceMix mix = options.DeviceCountWeights.Length == 0 ? DeviceMix.Default : DeviceMix.Default with { Counts = options.DeviceCountWeights };
        var hans = new HanGenerator(options.Seed, options.Size, mix);
        return new PremiseRegister(new PremiseGenerator(options.Seed, hans, options.Size, options.TdspWeights, options.RepWeights), hans, options.Listed());
    }

    public bool TryFind(ReadOnlySpan<char> esiId, out Premise premise) => TryFind(esiId, MarketTime.Never, out premise);

    /// <summary>The premise of an ESIID as it is at a moment.</summary>
    public bool TryFind(ReadOnlySpan<char> esiId, MarketTime at, out Premise premise)
    {
        bool isFound = _listed.TryFind(esiId, out premise)
            || (Imported is null ? _generator!.TryFind(esiId, out premise) : Imported.TryFind(esiId, at, out premise));
        if (isFound && !Market.IsEmpty)
        {
            Market.Overlay(ref premise, esiId, at, BaseSince(premise));
        }

        return isFound;
    }

    /// <summary>Before this moment every premise stays as it is at the one given, unless something new is learned.</summary>
    public MarketTime NextChange(MarketTime at) => Imported is null ? Market.NextAfter(at) : MarketTime.Min(Market.NextAfter(at), ImportedBase.NextChange(at));

    public bool TryFindMeter(string meter, out Premise premise) => TryFindMeter(meter, MarketTime.Never, out premise);

    /// <summary>The premise that has the meter at a moment.</summary>
    public bool TryFindMeter(string meter, MarketTime at, out Premise premise)
    {
        bool isFound = _listed.TryFindMeter(meter, out premise)
            || (Imported is null
                ? Generated(_generator!.TryFindMeter(meter, out long number), number, out premise)
                : Imported.TryFindMeter(meter, at, out premise) && NotListed(ref premise));
        if (Market.IsEmpty)
        {
            return isFound;
        }

        foreach (string esiId in isFound ? Market.HomesOf(meter).Prepend(EsiIdOf(premise)) : Market.HomesOf(meter))
        {
            if (TryFind(esiId, at, out premise) && IsMeterOf(premise, meter))
            {
                return true;
            }
        }

        premise = default;
        return false;
    }

    /// <inheritdoc cref="TryFind(Eui64, MarketTime, out Premise)"/>
    public bool TryFind(Eui64 address, out Premise premise) => TryFind(address, MarketTime.Never, out premise);

    /// <summary>The premise of an ESI or of a device, by its EUI-64, at a moment; of an ESI that no premise has then, the one that had it last.</summary>
    public bool TryFind(Eui64 address, MarketTime at, out Premise premise)
    {
        bool isFound = TryFindInBase(address, at, out premise);
        if (Market.IsEmpty)
        {
            return isFound;
        }

        // An ESI that an exchange brought may have been elsewhere before.
        bool isHome = false;
        Premise home = default;
        foreach (string esiId in Market.HomesOf(address))
        {
            isHome |= TryFind(esiId, at, out Premise candidate);
            home = candidate.Esi == address || home == default ? candidate : home;
        }

        if (isHome && (home.Esi == address || !isFound))
        {
            premise = home;
            return true;
        }

        if (isFound && EsiIdOf(premise) is { } known && Market.Of(known).Count > 0 && TryFind(known, at, out Premise now))
        {
            premise = now;
        }

        return isFound;
    }

    private bool TryFindInBase(Eui64 address, MarketTime at, out Premise premise)
    {
        if (_listed.TryFind(address, out premise))
        {
            return true;
        }

        if (Imported is not null)
        {
            return _listed.TryFindHome(address, out UInt128 home)
                ? Imported.TryFind(home, at, out premise)
                : Imported.TryFindEsi(address, at, out premise) && NotListed(ref premise);
        }

        return Generated(_generator!.TryFindEsi(address, out long number) || _generator!.TryFindDevice(address, out number), number, out premise);
    }

    public string EsiIdOf(in Premise premise) =>
        premise.Source is not null ? EsiIdKey.ToText(ImportedBase.KeyOf(premise))
        : premise.Number < 0 ? _listed.EsiIdOf(premise)
        : _generator!.EsiIdAt(premise.Number);

    public string MeterOf(in Premise premise) =>
        premise.Meter is { } exchanged ? exchanged
        : premise.Source is not null ? ImportedBase.MeterOf(premise)
        : premise.Number < 0 ? _listed.MeterOf(premise)
        : _generator!.MeterAt(premise.Number);

    public bool IsMeterOf(in Premise premise, ReadOnlySpan<char> meter) =>
        premise.Meter is { } exchanged ? meter.SequenceEqual(exchanged)
        : premise.Source is not null ? ImportedBase.IsMeterOf(premise, meter)
        : premise.Number < 0 ? meter.SequenceEqual(_listed.MeterOf(premise))
        : _generator!.IsMeterOf(premise.Number, meter);

    /// <summary>What the import says of its meter; null for a premise that was not imported.</summary>
    public PremiseDetails? DetailsOf(in Premise premise) => premise.Source is null ? null : ImportedBase.DetailsOf(premise);

    /// <summary>The devices joined at a premise now, into <paramref name="devices"/> (room for twice <see cref="MaximumDevices"/>).</summary>
    public int DevicesOf(in Premise premise, Span<DeviceSpec> devices)
    {
        int count = BaseDevicesOf(premise, devices);
        return Devices?.Overlay(premise.Esi, devices, count) ?? count;
    }

    /// <summary>How many of the <see cref="MaximumDevices"/> slots of a premise are taken, by devices on their way in or out too.</summary>
    public int SlotsTakenAt(in Premise premise)
    {
        Span<DeviceSpec> devices = stackalloc DeviceSpec[MaximumDevices];
        int taken = 0;
        foreach (ref readonly DeviceSpec device in devices[..BaseDevicesOf(premise, devices)])
        {
            taken += Devices?.Find(device.Address) is null ? 1 : 0;
        }

        return taken + (Devices?.At(premise.Esi).Count(d => d.Status.TakesSlot()) ?? 0);
    }

    /// <summary>A device of the base of which no request has spoken; null where there is none.</summary>
    public HanDevice? BaseDevice(in Premise premise, Eui64 mac)
    {
        Span<DeviceSpec> devices = stackalloc DeviceSpec[MaximumDevices];
        foreach (ref readonly DeviceSpec device in devices[..BaseDevicesOf(premise, devices)])
        {
            if (device.Address == mac)
            {
                return new HanDevice
                {
                    Id = 0,
                    EsiId = EsiIdOf(premise),
                    MeterSerialNumber = MeterOf(premise),
                    Esi = premise.Esi,
                    Mac = mac,
                    Tdsp = premise.Tdsp.Name,
                    Duns = premise.RepDuns,
                    Kind = device.Kind,
                    DeviceClass = (ushort)device.DeviceClass,
                    EnrollmentGroup = device.EnrollmentGroup,
                    Status = DeviceStatus.DeviceAdded,
                };
            }
        }

        return null;
    }

    /// <summary>The devices that the base has at a premise, into <paramref name="devices"/> (room for <see cref="MaximumDevices"/>).</summary>
    public int BaseDevicesOf(in Premise premise, Span<DeviceSpec> devices)
    {
        if (premise.Source is null)
        {
            return Math.Max(0, Population.Describe(premise.Esi, devices));
        }

        IReadOnlyList<DeviceSpec> listed = _listed.DevicesAt(ImportedBase.KeyOf(premise));
        for (int i = 0; i < listed.Count; i++)
        {
            devices[i] = listed[i];
        }

        return listed.Count;
    }

    public bool HasDevice(in Premise premise, Eui64 device) =>
        Devices?.Find(device) is { } known ? known.Esi == premise.Esi && known.IsJoined : HasBaseDevice(premise, device);

    private bool HasBaseDevice(in Premise premise, Eui64 device) =>
        _listed.TryFind(device, out Premise listed) ? listed.Number == premise.Number && premise.Source is null && device != listed.Esi
        : premise.Source is not null ? _listed.TryFindHome(device, out UInt128 home) && home == ImportedBase.KeyOf(premise)
        : _generator is not null && _generator.TryFindDevice(device, out long number) && number == premise.Number;

    /// <summary>
    /// Active premises of one REP, listed ones left out: generated ones in the order of a shuffled walk, imported ones by ESIID as they are at
    /// <paramref name="at"/> (in the end, if not given). Looks at no more than <paramref name="walk"/> premises.
    /// </summary>
    public IEnumerable<Premise> OfRep(string duns, long walk = long.MaxValue, MarketTime? at = null)
    {
        IEnumerable<Premise> all = Imported is null
            ? Places(Math.Min(walk, GeneratedSize)).Select(place => _generator!.At(_generator!.Shuffled(place)))
            : Imported.All(at ?? MarketTime.Never).Take((int)Math.Min(walk, int.MaxValue));
        IEnumerable<Premise> now = Market.IsEmpty ? all : all.Select(p => TryFind(EsiIdOf(p), at ?? MarketTime.Never, out Premise after) ? after : p);
        return now.Where(p => p.RepDuns == duns && p.Status == PremiseStatus.Active && !p.Esi.IsNone);
    }

    /// <summary>From when the base says what it does of a premise; the beginning of time where it always did.</summary>
    private static MarketTime BaseSince(in Premise premise) =>
        premise.Source is null ? new MarketTime(long.MinValue) : ImportedBase.EffectiveOf(premise);

    /// <summary>The listed premises of one REP.</summary>
    public IEnumerable<Premise> ListedOf(string duns) => _listed.All.Where(p => p.RepDuns == duns);

    private bool Generated(bool isFound, long number, out Premise premise)
    {
        premise = isFound ? _generator!.At(number) : default;
        return isFound;
    }

    /// <summary>A listed premise hides the imported one of its ESIID, with its meter and ESI.</summary>
    private bool NotListed(ref Premise premise)
    {
        Span<char> esiId = stackalloc char[EsiIdKey.LongestText];
        if (!_listed.TryFind(esiId[..EsiIdKey.Format(ImportedBase.KeyOf(premise), esiId)], out _))
        {
            return true;
        }

        premise = default;
        return false;
    }

    private static IEnumerable<long> Places(long count)
    {
        for (long place = 0; place < count; place++)
        {
            yield return place;
        }
    }
}
