using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Population;

/// <summary>
/// A population of any size without memory: every address is computed from its index and back. Addresses have the locally administered bit (0x02 of
/// the first octet), so that none can be taken for a product's.
/// </summary>
public sealed class HanGenerator : IEsiPopulation
{
    private const int SlotBits = 3;
    private const ulong EsiPrefix = 0x02_E5_10UL << 40;
    private const ulong DevicePrefix = 0x02_DE_0CUL << 40;

    /// <summary>What switched loads are: water heaters, pool pumps, appliances, cars.</summary>
    private static readonly (DeviceClass Class, int Weight)[] Loads =
    [
        (DeviceClass.WaterHeater, 50), (DeviceClass.PoolPumpSpaJacuzzi, 25), (DeviceClass.SmartAppliances, 15), (DeviceClass.ElectricVehicle, 10),
    ];

    private static readonly int _loadWeights = Loads.Sum(l => l.Weight);

    private readonly ulong _seed;
    private readonly DeviceMix _mix;
    private readonly int _countWeights;
    private readonly Permutation40 _esis;
    private readonly Permutation40 _devices;

    public HanGenerator(ulong seed, long size, DeviceMix mix)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 1L << (40 - SlotBits));
        _seed = seed;
        Size = size;
        _mix = mix.Validated();
        _countWeights = mix.Counts.Sum();
        _esis = new Permutation40(Chance.Draw(seed, 0, EsiPrefix, DrawPurpose.DeviceCount, 1), Chance.Draw(seed, 0, EsiPrefix, DrawPurpose.DeviceCount, 2));
        _devices = new Permutation40(
            Chance.Draw(seed, 0, DevicePrefix, DrawPurpose.DeviceKind, 1), Chance.Draw(seed, 0, DevicePrefix, DrawPurpose.DeviceKind, 2));
    }

    /// <summary>The number of ESIs.</summary>
    public long Size { get; }

    public Eui64 EsiAt(long index)
    {
        Check(index);
        return new Eui64(EsiPrefix | _esis.Apply((ulong)index));
    }

    public bool TryFindEsi(Eui64 esi, out long index)
    {
        index = (long)_esis.Undo(esi.Value & Permutation40.Mask);
        return (esi.Value & ~Permutation40.Mask) == EsiPrefix && index < Size;
    }

    public int DeviceCount(long index)
    {
        Check(index);
        int pick = Chance.Below(Chance.Draw(_seed, 0, (ulong)index, DrawPurpose.DeviceCount), _countWeights);
        int count = 0;
        while (pick >= _mix.Counts[count])
        {
            pick -= _mix.Counts[count++];
        }

        return count;
    }

    public DeviceSpec DeviceAt(long index, int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, DeviceCount(index));
        ulong number = ((ulong)index << SlotBits) | (uint)slot;
        Eui64 address = new(DevicePrefix | _devices.Apply(number));
        int pick = Chance.Below(
            Chance.Draw(_seed, 0, number, DrawPurpose.DeviceKind), _mix.Thermostats + _mix.LoadControls + _mix.InHomeDisplays);
        return pick < _mix.Thermostats
            ? new DeviceSpec(address, DeviceKind.Thermostat, DeviceClass.HvacCompressorOrFurnace, 0)
            : pick < _mix.Thermostats + _mix.LoadControls
                ? new DeviceSpec(address, DeviceKind.LoadControl, LoadOf(number), 0)
                : new DeviceSpec(address, DeviceKind.InHomeDisplay, DeviceClass.None, 0);
    }

    public bool TryFindDevice(Eui64 device, out long index, out int slot)
    {
        ulong number = _devices.Undo(device.Value & Permutation40.Mask);
        index = (long)(number >> SlotBits);
        slot = (int)(number & ((1 << SlotBits) - 1));
        return (device.Value & ~Permutation40.Mask) == DevicePrefix && index < Size && slot < DeviceCount(index);
    }

    public int Describe(Eui64 esi, Span<DeviceSpec> devices)
    {
        if (!TryFindEsi(esi, out long index))
        {
            return -1;
        }

        int count = DeviceCount(index);
        for (int slot = 0; slot < count; slot++)
        {
            devices[slot] = DeviceAt(index, slot);
        }

        return count;
    }

    private DeviceClass LoadOf(ulong number)
    {
        int pick = Chance.Below(Chance.Draw(_seed, 0, number, DrawPurpose.LoadKind), _loadWeights);
        foreach ((DeviceClass load, int weight) in Loads)
        {
            if (pick < weight)
            {
                return load;
            }

            pick -= weight;
        }

        throw new InvalidOperationException("The weights do not add up.");
    }

    private void Check(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
    }
}
