using Sep.Codec.Coordinator.Spinel;
using Sep.Codec.Types;

namespace DeviceEmulator.Coordinator;

/// <summary>
/// What the host of a radio co-processor has set. It reads and writes itself as Spinel properties; what a setting brings about is the radio's affair.
/// </summary>
internal sealed partial class RadioSettings(Eui64 hardwareAddress)
{
    public const sbyte NoiseFloor = -95;
    public const byte LowestChannel = 11, HighestChannel = 26;

    /// <summary>The usual filter; all of the network; all.</summary>
    public const byte PromiscuousOff = 0, PromiscuousNetwork = 1, PromiscuousFull = 2;

    /// <summary>Addresses that a source match list holds at most.</summary>
    public const int LongestList = 64;

    private const sbyte Sensitivity = -100;

    private static readonly byte[] _channels = [.. Enumerable.Range(LowestChannel, 1 + HighestChannel - LowestChannel).Select(channel => (byte)channel)];

    private sbyte _transmitPower;
    private sbyte _ccaThreshold = -75;

    public bool IsEnabled { get; private set; }

    public byte Channel { get; set; } = LowestChannel;

    public RadioAddresses Addresses { get; } = new() { Extended = hardwareAddress };

    /// <summary>The host is told what is heard.</summary>
    public bool IsRaw { get; private set; }

    public byte Promiscuous { get; private set; }

    public bool IsReceiverOnWhenIdle { get; private set; } = true;

    public byte[] ScanMask { get; private set; } = _channels;

    public ushort ScanPeriodMilliseconds { get; private set; } = 100;

    public static bool IsChannel(byte channel) => channel is >= LowestChannel and <= HighestChannel;

    /// <summary>Changes a setting; a value that is none leaves it as it was.</summary>
    public SpinelStatus Set(SpinelProperty property, ref SpinelReader r)
    {
        switch (property)
        {
            case SpinelProperty.PhyEnabled: return Take(ref r, r.Bool(), (settings, value) => settings.IsEnabled = value);
            case SpinelProperty.PhyChannel: return Take(ref r, r.U8(), (settings, value) => settings.Channel = value, IsChannel);
            case SpinelProperty.PhyTransmitPower: return Take(ref r, r.S8(), (settings, value) => settings._transmitPower = value);
            case SpinelProperty.PhyCcaThreshold: return Take(ref r, r.S8(), (settings, value) => settings._ccaThreshold = value);
            case SpinelProperty.MacExtendedAddress: return Take(ref r, r.Eui64(), (settings, value) => settings.Addresses.Extended = value);
            case SpinelProperty.MacShortAddress: return Take(ref r, r.U16(), (settings, value) => settings.Addresses.Short = value);
            case SpinelProperty.MacPanId: return Take(ref r, r.U16(), (settings, value) => settings.Addresses.PanId = value);
            case SpinelProperty.MacRawStreamEnabled: return Take(ref r, r.Bool(), (settings, value) => settings.IsRaw = value);
            case SpinelProperty.MacPromiscuousMode:
                return Take(ref r, r.U8(), (settings, value) => settings.Promiscuous = value, value => value <= PromiscuousFull);
            case SpinelProperty.MacReceiverOnWhenIdle: return Take(ref r, r.Bool(), (settings, value) => settings.IsReceiverOnWhenIdle = value);
            case SpinelProperty.MacScanMask: return SetScanMask(r.Rest());
            case SpinelProperty.MacScanPeriod:
                return Take(ref r, r.U16(), (settings, value) => settings.ScanPeriodMilliseconds = value, value => value > 0);
            case SpinelProperty.MacSourceMatchEnabled: return Take(ref r, r.Bool(), (settings, value) => settings.Addresses.IsMatching = value);
            case SpinelProperty.MacSourceMatchShortAddresses: return Replace(ref r, Addresses.PendingShort, ReadShort);
            case SpinelProperty.MacSourceMatchExtendedAddresses: return Replace(ref r, Addresses.PendingExtended, ReadExtended);
            default: return SpinelStatus.InvalidCommandForProperty;
        }
    }

    /// <summary>Adds to a list, or takes off it.</summary>
    public SpinelStatus Change(SpinelProperty property, bool isInserted, ref SpinelReader r) => property switch
    {
        SpinelProperty.MacSourceMatchShortAddresses => Change(ref r, Addresses.PendingShort, isInserted, ReadShort),
        SpinelProperty.MacSourceMatchExtendedAddresses => Change(ref r, Addresses.PendingExtended, isInserted, ReadExtended),
        _ => SpinelStatus.InvalidCommandForProperty,
    };

    private delegate T Reading<T>(ref SpinelReader r);

    private static ushort ReadShort(ref SpinelReader r) => r.U16();

    private static Eui64 ReadExtended(ref SpinelReader r) => r.Eui64();

    private static SpinelStatus Replace<T>(ref SpinelReader r, SortedSet<T> list, Reading<T> read)
    {
        List<T> values = [];
        while (r.More)
        {
            values.Add(read(ref r));
        }

        if (r.Failed || values.Count > LongestList)
        {
            return r.Failed ? SpinelStatus.ParseError : SpinelStatus.NoMemory;
        }

        list.Clear();
        list.UnionWith(values);
        return SpinelStatus.Ok;
    }

    private static SpinelStatus Change<T>(ref SpinelReader r, SortedSet<T> list, bool isInserted, Reading<T> read)
    {
        T value = read(ref r);
        return r.Failed ? SpinelStatus.ParseError
            : isInserted && list.Count == LongestList && !list.Contains(value) ? SpinelStatus.NoMemory
            : isInserted ? (list.Add(value) ? SpinelStatus.Ok : SpinelStatus.Already)
            : list.Remove(value) ? SpinelStatus.Ok : SpinelStatus.ItemNotFound;
    }

    private SpinelStatus Take<T>(ref SpinelReader r, T value, Action<RadioSettings, T> set, Func<T, bool>? isValid = null)
    {
        if (r.Failed)
        {
            return SpinelStatus.ParseError;
        }

        if (isValid is not null && !isValid(value))
        {
            return SpinelStatus.InvalidArgument;
        }

        set(this, value);
        return SpinelStatus.Ok;
    }

    private SpinelStatus SetScanMask(ReadOnlySpan<byte> channels)
    {
        foreach (byte channel in channels)
        {
            if (!IsChannel(channel))
            {
                return SpinelStatus.InvalidArgument;
            }
        }

        ScanMask = channels.ToArray();
        return SpinelStatus.Ok;
    }
}
