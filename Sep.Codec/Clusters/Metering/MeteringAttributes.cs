using Sep.Codec.Zcl;
using static Sep.Codec.Clusters.AttributeRow;

namespace Sep.Codec.Clusters.Metering;

/// <summary>
/// The attributes of a meter. How its numbers are to be read is in <see cref="UnitOfMeasure"/>, <see cref="Multiplier"/>, <see cref="Divisor"/> and
/// the formattings.
/// </summary>
public static class MeteringAttributes
{
    public const ushort CurrentSummationDelivered = 0x0000;
    public const ushort CurrentSummationReceived = 0x0001;
    public const ushort CurrentMaxDemandDelivered = 0x0002;
    public const ushort CurrentMaxDemandReceived = 0x0003;
    public const ushort DftSummation = 0x0004;

    /// <summary>Hour in the upper octet, minute in the lower one.</summary>
    public const ushort DailyFreezeTime = 0x0005;
    public const ushort PowerFactor = 0x0006;
    public const ushort ReadingSnapshotTime = 0x0007;
    public const ushort CurrentMaxDemandDeliveredTime = 0x0008;
    public const ushort CurrentMaxDemandReceivedTime = 0x0009;

    /// <summary>Seconds.</summary>
    public const ushort DefaultUpdatePeriod = 0x000A;

    /// <summary>Seconds.</summary>
    public const ushort FastPollUpdatePeriod = 0x000B;
    public const ushort CurrentBlockPeriodConsumptionDelivered = 0x000C;
    public const ushort DailyConsumptionTarget = 0x000D;
    public const ushort CurrentBlock = 0x000E;

    /// <summary>A <see cref="Metering.ProfileIntervalPeriod"/>.</summary>
    public const ushort ProfileIntervalPeriod = 0x000F;
    public const ushort IntervalReadReportingPeriod = 0x0010;
    public const ushort PresetReadingTime = 0x0011;
    public const ushort VolumePerReport = 0x0012;
    public const ushort FlowRestriction = 0x0013;

    /// <summary>A <see cref="Metering.SupplyStatus"/>.</summary>
    public const ushort SupplyStatus = 0x0014;
    public const ushort CurrentInletEnergyCarrierSummation = 0x0015;
    public const ushort CurrentOutletEnergyCarrierSummation = 0x0016;
    public const ushort InletTemperature = 0x0017;
    public const ushort OutletTemperature = 0x0018;
    public const ushort ControlTemperature = 0x0019;
    public const ushort CurrentInletEnergyCarrierDemand = 0x001A;
    public const ushort CurrentOutletEnergyCarrierDemand = 0x001B;
    public const ushort PreviousBlockPeriodConsumptionDelivered = 0x001C;

    /// <summary>A <see cref="MeteringStatus"/>.</summary>
    public const ushort Status = 0x0200;
    public const ushort RemainingBatteryLife = 0x0201;
    public const ushort HoursInOperation = 0x0202;
    public const ushort HoursInFault = 0x0203;

    /// <summary>A <see cref="Metering.UnitOfMeasure"/>.</summary>
    public const ushort UnitOfMeasure = 0x0300;
    public const ushort Multiplier = 0x0301;
    public const ushort Divisor = 0x0302;

    /// <summary>A <see cref="Formatting"/>, for summations.</summary>
    public const ushort SummationFormatting = 0x0303;

    /// <summary>A <see cref="Formatting"/>, for demands.</summary>
    public const ushort DemandFormatting = 0x0304;

    /// <summary>A <see cref="Formatting"/>, for the attributes 0x0401-0x0408.</summary>
    public const ushort HistoricalConsumptionFormatting = 0x0305;

    /// <summary>A <see cref="Metering.MeteringDeviceType"/>; an enumeration, though its type is a bitmap.</summary>
    public const ushort MeteringDeviceType = 0x0306;
    public const ushort SiteId = 0x0307;
    public const ushort MeterSerialNumber = 0x0308;
    public const ushort EnergyCarrierUnitOfMeasure = 0x0309;
    public const ushort EnergyCarrierSummationFormatting = 0x030A;
    public const ushort EnergyCarrierDemandFormatting = 0x030B;
    public const ushort TemperatureUnitOfMeasure = 0x030C;
    public const ushort TemperatureFormatting = 0x030D;

    public const ushort InstantaneousDemand = 0x0400;
    public const ushort CurrentDayConsumptionDelivered = 0x0401;
    public const ushort CurrentDayConsumptionReceived = 0x0402;
    public const ushort PreviousDayConsumptionDelivered = 0x0403;
    public const ushort PreviousDayConsumptionReceived = 0x0404;
    public const ushort CurrentPartialProfileIntervalStartTimeDelivered = 0x0405;
    public const ushort CurrentPartialProfileIntervalStartTimeReceived = 0x0406;
    public const ushort CurrentPartialProfileIntervalValueDelivered = 0x0407;
    public const ushort CurrentPartialProfileIntervalValueReceived = 0x0408;
    public const ushort CurrentDayMaxPressure = 0x0409;
    public const ushort CurrentDayMinPressure = 0x040A;
    public const ushort PreviousDayMaxPressure = 0x040B;
    public const ushort PreviousDayMinPressure = 0x040C;
    public const ushort CurrentDayMaxDemand = 0x040D;
    public const ushort PreviousDayMaxDemand = 0x040E;
    public const ushort CurrentMonthMaxDemand = 0x040F;
    public const ushort CurrentYearMaxDemand = 0x0410;
    public const ushort CurrentDayMaxEnergyCarrierDemand = 0x0411;
    public const ushort PreviousDayMaxEnergyCarrierDemand = 0x0412;
    public const ushort CurrentMonthMaxEnergyCarrierDemand = 0x0413;
    public const ushort CurrentMonthMinEnergyCarrierDemand = 0x0414;
    public const ushort CurrentYearMaxEnergyCarrierDemand = 0x0415;
    public const ushort CurrentYearMinEnergyCarrierDemand = 0x0416;

    public const ushort MaxNumberOfPeriodsDelivered = 0x0500;

    public const ushort CurrentDemandDelivered = 0x0600;
    public const ushort DemandLimit = 0x0601;
    public const ushort DemandIntegrationPeriod = 0x0602;
    public const ushort NumberOfDemandSubintervals = 0x0603;

    public const ushort GenericAlarmMask = 0x0800;
    public const ushort ElectricityAlarmMask = 0x0801;
    public const ushort GenericFlowPressureAlarmMask = 0x0802;
    public const ushort WaterSpecificAlarmMask = 0x0803;
    public const ushort HeatAndCoolingSpecificAlarmMask = 0x0804;
    public const ushort GasSpecificAlarmMask = 0x0805;

    /// <summary>Tiers 1..15.</summary>
    public const int MaxTier = 15;

    /// <summary>Blocks 1..16.</summary>
    public const int MaxBlock = 16;

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        Server(CurrentSummationDelivered, ZclType.UInt48, nameof(CurrentSummationDelivered), isMandatory: true),
        Server(CurrentSummationReceived, ZclType.UInt48, nameof(CurrentSummationReceived)),
        Server(CurrentMaxDemandDelivered, ZclType.UInt48, nameof(CurrentMaxDemandDelivered)),
        Server(CurrentMaxDemandReceived, ZclType.UInt48, nameof(CurrentMaxDemandReceived)),
        Server(DftSummation, ZclType.UInt48, nameof(DftSummation)),
        Server(DailyFreezeTime, ZclType.UInt16, nameof(DailyFreezeTime), @default: 0x0000),
        Server(PowerFactor, ZclType.Int8, nameof(PowerFactor), @default: 0x00),
        Server(ReadingSnapshotTime, ZclType.UtcTime, nameof(ReadingSnapshotTime)),
        Server(CurrentMaxDemandDeliveredTime, ZclType.UtcTime, nameof(CurrentMaxDemandDeliveredTime)),
        Server(CurrentMaxDemandReceivedTime, ZclType.UtcTime, nameof(CurrentMaxDemandReceivedTime)),
        Server(DefaultUpdatePeriod, ZclType.UInt8, nameof(DefaultUpdatePeriod), SepRevision.Se11, @default: 0x1E),
        Server(FastPollUpdatePeriod, ZclType.UInt8, nameof(FastPollUpdatePeriod), SepRevision.Se11, @default: 0x05),
        Server(CurrentBlockPeriodConsumptionDelivered, ZclType.UInt48, nameof(CurrentBlockPeriodConsumptionDelivered), SepRevision.Se11),
        Server(DailyConsumptionTarget, ZclType.UInt24, nameof(DailyConsumptionTarget), SepRevision.Se11),
        Server(CurrentBlock, ZclType.Enum8, nameof(CurrentBlock), SepRevision.Se11),
        Server(ProfileIntervalPeriod, ZclType.Enum8, nameof(ProfileIntervalPeriod), SepRevision.Se11),
        Server(IntervalReadReportingPeriod, ZclType.UInt16, nameof(IntervalReadReportingPeriod), SepRevision.Se11, @default: 0x0000),
        Server(PresetReadingTime, ZclType.UInt16, nameof(PresetReadingTime), SepRevision.Se11, @default: 0x0000),
        Server(VolumePerReport, ZclType.UInt16, nameof(VolumePerReport), SepRevision.Se11),
        Server(FlowRestriction, ZclType.UInt8, nameof(FlowRestriction), SepRevision.Se11),
        Server(SupplyStatus, ZclType.Enum8, nameof(SupplyStatus), SepRevision.Se11),
        Server(CurrentInletEnergyCarrierSummation, ZclType.UInt48, nameof(CurrentInletEnergyCarrierSummation), SepRevision.Se11),
        Server(CurrentOutletEnergyCarrierSummation, ZclType.UInt48, nameof(CurrentOutletEnergyCarrierSummation), SepRevision.Se11),
        Server(InletTemperature, ZclType.Int24, nameof(InletTemperature), SepRevision.Se11),
        Server(OutletTemperature, ZclType.Int24, nameof(OutletTemperature), SepRevision.Se11),
        Server(ControlTemperature, ZclType.Int24, nameof(ControlTemperature), SepRevision.Se11),
        Server(CurrentInletEnergyCarrierDemand, ZclType.Int24, nameof(CurrentInletEnergyCarrierDemand), SepRevision.Se11),
        Server(CurrentOutletEnergyCarrierDemand, ZclType.Int24, nameof(CurrentOutletEnergyCarrierDemand), SepRevision.Se11),
        Server(PreviousBlockPeriodConsumptionDelivered, ZclType.UInt48, nameof(PreviousBlockPeriodConsumptionDelivered), SepRevision.Se11b),
        .. Enumerable.Range(1, MaxTier).SelectMany(TierSummations),
        Server(Status, ZclType.Map8, nameof(Status), @default: 0x00, isMandatory: true),
        Server(RemainingBatteryLife, ZclType.UInt8, nameof(RemainingBatteryLife), SepRevision.Se11),
        Server(HoursInOperation, ZclType.UInt24, nameof(HoursInOperation), SepRevision.Se11),
        Server(HoursInFault, ZclType.UInt24, nameof(HoursInFault), SepRevision.Se11),
        Server(UnitOfMeasure, ZclType.Enum8, nameof(UnitOfMeasure), @default: 0x00, isMandatory: true),
        Server(Multiplier, ZclType.UInt24, nameof(Multiplier)),
        Server(Divisor, ZclType.UInt24, nameof(Divisor)),
        Server(SummationFormatting, ZclType.Map8, nameof(SummationFormatting), isMandatory: true),
        Server(DemandFormatting, ZclType.Map8, nameof(DemandFormatting)),
        Server(HistoricalConsumptionFormatting, ZclType.Map8, nameof(HistoricalConsumptionFormatting)),
        Server(MeteringDeviceType, ZclType.Map8, nameof(MeteringDeviceType), isMandatory: true),
        Server(SiteId, ZclType.OctetString, nameof(SiteId), SepRevision.Se11, maxLength: 32),
        Server(MeterSerialNumber, ZclType.OctetString, nameof(MeterSerialNumber), SepRevision.Se11, maxLength: 24),
        Server(EnergyCarrierUnitOfMeasure, ZclType.Enum8, nameof(EnergyCarrierUnitOfMeasure), SepRevision.Se11),
        Server(EnergyCarrierSummationFormatting, ZclType.Map8, nameof(EnergyCarrierSummationFormatting), SepRevision.Se11),
        Server(EnergyCarrierDemandFormatting, ZclType.Map8, nameof(EnergyCarrierDemandFormatting), SepRevision.Se11),
        Server(TemperatureUnitOfMeasure, ZclType.Enum8, nameof(TemperatureUnitOfMeasure), SepRevision.Se11),
        Server(TemperatureFormatting, ZclType.Map8, nameof(TemperatureFormatting), SepRevision.Se11),
        Server(InstantaneousDemand, ZclType.Int24, nameof(InstantaneousDemand), @default: 0x000000),
        Server(CurrentDayConsumptionDelivered, ZclType.UInt24, nameof(CurrentDayConsumptionDelivered)),
        Server(CurrentDayConsumptionReceived, ZclType.UInt24, nameof(CurrentDayConsumptionReceived)),
        Server(PreviousDayConsumptionDelivered, ZclType.UInt24, nameof(PreviousDayConsumptionDelivered)),
        Server(PreviousDayConsumptionReceived, ZclType.UInt24, nameof(PreviousDayConsumptionReceived)),
        Server(CurrentPartialProfileIntervalStartTimeDelivered, ZclType.UtcTime, nameof(CurrentPartialProfileIntervalStartTimeDelivered)),
        Server(CurrentPartialProfileIntervalStartTimeReceived, ZclType.UtcTime, nameof(CurrentPartialProfileIntervalStartTimeReceived)),
        Server(CurrentPartialProfileIntervalValueDelivered, ZclType.UInt24, nameof(CurrentPartialProfileIntervalValueDelivered)),
        Server(CurrentPartialProfileIntervalValueReceived, ZclType.UInt24, nameof(CurrentPartialProfileIntervalValueReceived)),
        Server(CurrentDayMaxPressure, ZclType.UInt48, nameof(CurrentDayMaxPressure), SepRevision.Se11),
        Server(CurrentDayMinPressure, ZclType.UInt48, nameof(CurrentDayMinPressure), SepRevision.Se11),
        Server(PreviousDayMaxPressure, ZclType.UInt48, nameof(PreviousDayMaxPressure), SepRevision.Se11),
        Server(PreviousDayMinPressure, ZclType.UInt48, nameof(PreviousDayMinPressure), SepRevision.Se11),
        Server(CurrentDayMaxDemand, ZclType.Int24, nameof(CurrentDayMaxDemand), SepRevision.Se11),
        Server(PreviousDayMaxDemand, ZclType.Int24, nameof(PreviousDayMaxDemand), SepRevision.Se11),
        Server(CurrentMonthMaxDemand, ZclType.Int24, nameof(CurrentMonthMaxDemand), SepRevision.Se11),
        Server(CurrentYearMaxDemand, ZclType.Int24, nameof(CurrentYearMaxDemand), SepRevision.Se11),
        Server(CurrentDayMaxEnergyCarrierDemand, ZclType.Int24, nameof(CurrentDayMaxEnergyCarrierDemand), SepRevision.Se11),
        Server(PreviousDayMaxEnergyCarrierDemand, ZclType.Int24, nameof(PreviousDayMaxEnergyCarrierDemand), SepRevision.Se11),
        Server(CurrentMonthMaxEnergyCarrierDemand, ZclType.Int24, nameof(CurrentMonthMaxEnergyCarrierDemand), SepRevision.Se11),
        Server(CurrentMonthMinEnergyCarrierDemand, ZclType.Int24, nameof(CurrentMonthMinEnergyCarrierDemand), SepRevision.Se11),
        Server(CurrentYearMaxEnergyCarrierDemand, ZclType.Int24, nameof(CurrentYearMaxEnergyCarrierDemand), SepRevision.Se11),
        Server(CurrentYearMinEnergyCarrierDemand, ZclType.Int24, nameof(CurrentYearMinEnergyCarrierDemand), SepRevision.Se11),
        Server(MaxNumberOfPeriodsDelivered, ZclType.UInt8, nameof(MaxNumberOfPeriodsDelivered), @default: 0x18),
        Server(CurrentDemandDelivered, ZclType.UInt24, nameof(CurrentDemandDelivered)),
        Server(DemandLimit, ZclType.UInt24, nameof(DemandLimit)),
        Server(DemandIntegrationPeriod, ZclType.UInt8, nameof(DemandIntegrationPeriod)),
        Server(NumberOfDemandSubintervals, ZclType.UInt8, nameof(NumberOfDemandSubintervals)),
        .. from tier in Enumerable.Range(0, MaxTier + 1)
           from block in Enumerable.Range(1, MaxBlock)
           select Server(
               BlockSummationDelivered(tier, block), ZclType.UInt48,
               $"Current{(tier == 0 ? "NoTier" : $"Tier{tier}")}Block{block}SummationDelivered", SepRevision.Se11),
        Server(GenericAlarmMask, ZclType.Map16, nameof(GenericAlarmMask), SepRevision.Se11, @default: 0xFFFF, access: AttributeAccess.ReadWrite),
        Server(ElectricityAlarmMask, ZclType.Map32, nameof(ElectricityAlarmMask), SepRevision.Se11, @default: 0xFFFFFFFF, access: AttributeAccess.ReadWrite),
        Server(GenericFlowPressureAlarmMask, ZclType.Map16, nameof(GenericFlowPressureAlarmMask), SepRevision.Se11, @default: 0xFFFF, access: AttributeAccess.ReadWrite),
        Server(WaterSpecificAlarmMask, ZclType.Map16, nameof(WaterSpecificAlarmMask), SepRevision.Se11, @default: 0xFFFF, access: AttributeAccess.ReadWrite),
        Server(HeatAndCoolingSpecificAlarmMask, ZclType.Map16, nameof(HeatAndCoolingSpecificAlarmMask), SepRevision.Se11, @default: 0xFFFF, access: AttributeAccess.ReadWrite),
        Server(GasSpecificAlarmMask, ZclType.Map16, nameof(GasSpecificAlarmMask), SepRevision.Se11, @default: 0xFFFF, access: AttributeAccess.ReadWrite),
    ];

    /// <summary>What was delivered at the price of a tier.</summary>
    /// <param name="tier">1..15.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tier.</exception>
    public static ushort TierSummationDelivered(int tier) => (ushort)(0x0100 + (2 * ArrayIndex.Of(tier, 1, MaxTier)));

    /// <summary>What was received at the price of a tier.</summary>
    /// <param name="tier">1..15.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tier.</exception>
    public static ushort TierSummationReceived(int tier) => (ushort)(TierSummationDelivered(tier) + 1);

    /// <summary>What was delivered at the price of a block.</summary>
    /// <param name="tier">1..15; 0 without tiers.</param>
    /// <param name="block">1..16.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tier or block.</exception>
    public static ushort BlockSummationDelivered(int tier, int block) =>
        (ushort)(0x0700 + (MaxBlock * ArrayIndex.Of(tier, 0, MaxTier)) + ArrayIndex.Of(block, 1, MaxBlock));

    private static AttributeDefinition[] TierSummations(int tier)
    {
        SepRevision since = tier <= 6 ? SepRevision.Se10 : SepRevision.Se11;
        return
        [
            Server(TierSummationDelivered(tier), ZclType.UInt48, $"CurrentTier{tier}SummationDelivered", since),
            Server(TierSummationReceived(tier), ZclType.UInt48, $"CurrentTier{tier}SummationReceived", since),
        ];
    }
}
