using System.Globalization;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.PowerConfiguration;

/// <summary>
/// The attributes of a Power Configuration server: mains and up to three batteries. What is marked as later came with a ZCL after that of SE 1.1, and so
/// did the second and third battery, whose sets are those of the first, 0x0020 further each.
/// </summary>
public static class PowerConfigurationAttributes
{
    /// <summary>100 mV.</summary>
    public const ushort MainsVoltage = 0x0000;

    /// <summary>2 Hz: half of the frequency; 0x00 too low to be measured (direct current), 0xFE too high.</summary>
    public const ushort MainsFrequency = 0x0001;

    /// <summary>Bit 0 for too low a voltage, bit 1 for too high a voltage: which of them raise an alarm.</summary>
    public const ushort MainsAlarmMask = 0x0010;

    /// <summary>100 mV.</summary>
    public const ushort MainsVoltageMinThreshold = 0x0011;

    /// <summary>100 mV; 0xFFFF for no limit.</summary>
    public const ushort MainsVoltageMaxThreshold = 0x0012;

    /// <summary>Seconds beyond a threshold before there is an alarm.</summary>
    public const ushort MainsVoltageDwellTripPoint = 0x0013;

    /// <summary>100 mV.</summary>
    public const ushort BatteryVoltage = 0x0020;

    /// <summary>Half percents.</summary>
    public const ushort BatteryPercentageRemaining = 0x0021;
    public const ushort BatteryManufacturer = 0x0030;
    public const ushort BatterySize = 0x0031;

    /// <summary>10 mAh.</summary>
    public const ushort BatteryAHrRating = 0x0032;
    public const ushort BatteryQuantity = 0x0033;

    /// <summary>100 mV.</summary>
    public const ushort BatteryRatedVoltage = 0x0034;

    /// <summary>Bit 0 for too low a voltage: whether it raises an alarm.</summary>
    public const ushort BatteryAlarmMask = 0x0035;

    /// <summary>100 mV.</summary>
    public const ushort BatteryVoltageMinThreshold = 0x0036;

    /// <summary>100 mV, as the next two.</summary>
    public const ushort BatteryVoltageThreshold1 = 0x0037;
    public const ushort BatteryVoltageThreshold2 = 0x0038;
    public const ushort BatteryVoltageThreshold3 = 0x0039;

    /// <summary>Half percents, as the next three.</summary>
    public const ushort BatteryPercentageMinThreshold = 0x003A;
    public const ushort BatteryPercentageThreshold1 = 0x003B;
    public const ushort BatteryPercentageThreshold2 = 0x003C;
    public const ushort BatteryPercentageThreshold3 = 0x003D;
    public const ushort BatteryAlarmState = 0x003E;

    /// <summary>Batteries that have attributes of their own.</summary>
    public const int MaxBattery = 3;

    private const int BatteryStride = 0x0020;

    // Before the list of all, which is made of it.
    private static readonly AttributeDefinition[] _firstBattery =
    [
        new(ClusterSide.Server, BatteryVoltage, ZclType.UInt8, AttributeAccess.Read, false, null, nameof(BatteryVoltage)),
        new(ClusterSide.Server, BatteryPercentageRemaining, ZclType.UInt8, AttributeAccess.Read, false, 0, nameof(BatteryPercentageRemaining), SepRevision.Se12),
        new(ClusterSide.Server, BatteryManufacturer, ZclType.CharacterString, AttributeAccess.ReadWrite, false, null, nameof(BatteryManufacturer)) { MaxLength = 16 },
        new(ClusterSide.Server, BatterySize, ZclType.Enum8, AttributeAccess.ReadWrite, false, 0xFF, nameof(BatterySize)),
        new(ClusterSide.Server, BatteryAHrRating, ZclType.UInt16, AttributeAccess.ReadWrite, false, null, nameof(BatteryAHrRating)),
        new(ClusterSide.Server, BatteryQuantity, ZclType.UInt8, AttributeAccess.ReadWrite, false, null, nameof(BatteryQuantity)),
        new(ClusterSide.Server, BatteryRatedVoltage, ZclType.UInt8, AttributeAccess.ReadWrite, false, null, nameof(BatteryRatedVoltage)),
        new(ClusterSide.Server, BatteryAlarmMask, ZclType.Map8, AttributeAccess.ReadWrite, false, 0, nameof(BatteryAlarmMask)) { Maximum = 0x01 },
        new(ClusterSide.Server, BatteryVoltageMinThreshold, ZclType.UInt8, AttributeAccess.ReadWrite, false, 0, nameof(BatteryVoltageMinThreshold)),
        new(ClusterSide.Server, BatteryVoltageThreshold1, ZclType.UInt8, AttributeAccess.ReadWrite, false, 0, nameof(BatteryVoltageThreshold1), SepRevision.Se12),
        new(ClusterSide.Server, BatteryVoltageThreshold2, ZclType.UInt8, AttributeAccess.ReadWrite, false, 0, nameof(BatteryVoltageThreshold2), SepRevision.Se12),
        new(ClusterSide.Server, BatteryVoltageThreshold3, ZclType.UInt8, AttributeAccess.ReadWrite, false, 0, nameof(BatteryVoltageThreshold3), SepRevision.Se12),
        new(ClusterSide.Server, BatteryPercentageMinThreshold, ZclType.UInt8, AttributeAccess.ReadWrite, false, 0, nameof(BatteryPercentageMinThreshold), SepRevision.Se12),
        new(ClusterSide.Server, BatteryPercentageThreshold1, ZclType.UInt8, AttributeAccess.ReadWrite, false, 0, nameof(BatteryPercentageThreshold1), SepRevision.Se12),
        new(ClusterSide.Server, BatteryPercentageThreshold2, ZclType.UInt8, AttributeAccess.ReadWrite, false, 0, nameof(BatteryPercentageThreshold2), SepRevision.Se12),
        new(ClusterSide.Server, BatteryPercentageThreshold3, ZclType.UInt8, AttributeAccess.ReadWrite, false, 0, nameof(BatteryPercentageThreshold3), SepRevision.Se12),
        new(ClusterSide.Server, BatteryAlarmState, ZclType.Map32, AttributeAccess.Read, false, 0, nameof(BatteryAlarmState), SepRevision.Se12),
    ];

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        new(ClusterSide.Server, MainsVoltage, ZclType.UInt16, AttributeAccess.Read, false, null, nameof(MainsVoltage)),
        new(ClusterSide.Server, MainsFrequency, ZclType.UInt8, AttributeAccess.Read, false, null, nameof(MainsFrequency)),
        new(ClusterSide.Server, MainsAlarmMask, ZclType.Map8, AttributeAccess.ReadWrite, false, 0, nameof(MainsAlarmMask)) { Maximum = 0x03 },
        new(ClusterSide.Server, MainsVoltageMinThreshold, ZclType.UInt16, AttributeAccess.ReadWrite, false, 0, nameof(MainsVoltageMinThreshold)),
        new(ClusterSide.Server, MainsVoltageMaxThreshold, ZclType.UInt16, AttributeAccess.ReadWrite, false, 0xFFFF, nameof(MainsVoltageMaxThreshold)),
        new(ClusterSide.Server, MainsVoltageDwellTripPoint, ZclType.UInt16, AttributeAccess.ReadWrite, false, 0, nameof(MainsVoltageDwellTripPoint)),
        .. _firstBattery,
        .. from battery in Enumerable.Range(2, MaxBattery - 1)
           from attribute in _firstBattery
           select OfBattery(battery, attribute),
    ];

    /// <summary>The number that an attribute of the first battery has for another one.</summary>
    /// <param name="battery">1..3.</param>
    /// <param name="attributeId">The attribute of the first battery.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such battery.</exception>
    public static ushort OfBattery(int battery, ushort attributeId) => (ushort)(attributeId + (BatteryStride * ArrayIndex.Of(battery, 1, MaxBattery)));

    private static AttributeDefinition OfBattery(int battery, AttributeDefinition first) => first with
    {
        Id = OfBattery(battery, first.Id),
        Name = string.Create(CultureInfo.InvariantCulture, $"Battery{battery}{first.Name["Battery".Length..]}"),
        Since = SepRevision.Se12,
    };
}
