using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Metering;

/// <summary>The attributes of a meter. How its numbers are to be read is in <see cref="UnitOfMeasure"/>, <see cref="Multiplier"/>, <see cref="Divisor"/> and the formattings.</summary>
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
        Row(CurrentSummationDelivered, ZclType.UInt48, nameof(CurrentSummationDelivered), isMandatory: true),
        Row(CurrentSummationReceived, ZclType.UInt48, nameof(CurrentSummationReceived)),
        Row(CurrentMaxDemandDelivered, ZclType.UInt48, nameof(CurrentMaxDemandDelivered)),
        Row(CurrentMaxDemandReceived, ZclType.UInt48, nameof(CurrentMaxDemandReceived)),
        Row(DftSummation, ZclType.UInt48, nameof(DftSummation)),
        Row(DailyFreezeTime, ZclType.UInt16, nameof(DailyFreezeTime), @default: 0x0000),
        Row(PowerFactor, ZclType.Int8, nameof(PowerFactor), @default: 0x00),
        Row(ReadingSnapshotTime, ZclType.UtcTime, nameof(ReadingSnapshotTime)),
        Row(CurrentMaxDemandDeliveredTime, ZclType.UtcTime, nameof(CurrentMaxDemandDeliveredTime)),
        Row(CurrentMaxDemandReceivedTime, ZclType.UtcTime, nameof(CurrentMaxDemandReceivedTime)),
        Row(DefaultUpdatePeriod, ZclType.UInt8, nameof(DefaultUpdatePeriod), SepRevision.Se11, @default: 0x1E),
        Row(FastPollUpdatePeriod, ZclType.UInt8, nameof(FastPollUpdatePeriod), SepRevision.Se11, @default: 0x05),
        Row(CurrentBlockPeriodConsumptionDelivered, ZclType.UInt48, nameof(CurrentBlockPeriodConsumptionDelivered), SepRevision.Se11),
        Row(DailyConsumptionTarget, ZclType.UInt24, nameof(DailyConsumptionTarget), SepRevision.Se11),
        Row(CurrentBlock, ZclType.Enum8, nameof(CurrentBlock), SepRevision.Se11),
        Row(ProfileIntervalPeriod, ZclType.Enum8, nameof(ProfileIntervalPeriod), SepRevision.Se11),
        Row(IntervalReadReportingPeriod, ZclType.UInt16, nameof(IntervalReadReportingPeriod), SepRevision.Se11, @default: 0x0000),
        Row(PresetReadingTime, ZclType.UInt16, nameof(PresetReadingTime), SepRevision.Se11, @default: 0x0000),
        Row(VolumePerReport, ZclType.UInt16, nameof(VolumePerReport), SepRevision.Se11),
        Row(FlowRestriction, ZclType.UInt8, nameof(FlowRestriction), SepRevision.Se11),
        Row(SupplyStatus, ZclType.Enum8, nameof(SupplyStatus), SepRevision.Se11),
        Row(CurrentInletEnergyCarrierSummation, ZclType.UInt48, nameof(CurrentInletEnergyCarrierSummation), SepRevision.Se11),
        Row(CurrentOutletEnergyCarrierSummation, ZclType.UInt48, nameof(CurrentOutletEnergyCarrierSummation), SepRevision.Se11),
        Row(InletTemperature, ZclType.Int24, nameof(InletTemperature), SepRevision.Se11),
        Row(OutletTemperature, ZclType.Int24, nameof(OutletTemperature), SepRevision.Se11),
        Row(ControlTemperature, ZclType.Int24, nameof(ControlTemperature), SepRevision.Se11),
        Row(CurrentInletEnergyCarrierDemand, ZclType.Int24, nameof(CurrentInletEnergyCarrierDemand), SepRevision.Se11),
        Row(CurrentOutletEnergyCarrierDemand, ZclType.Int24, nameof(CurrentOutletEnergyCarrierDemand), SepRevision.Se11),
        Row(PreviousBlockPeriodConsumptionDelivered, ZclType.UInt48, nameof(PreviousBlockPeriodConsumptionDelivered), SepRevision.Se11b),
        .. Enumerable.Range(1, MaxTier).SelectMany(TierSummations),
        Row(Status, ZclType.Map8, nameof(Status), @default: 0x00, isMandatory: true),
        Row(RemainingBatteryLife, ZclType.UInt8, nameof(RemainingBatteryLife), SepRevision.Se11),
        Row(HoursInOperation, ZclType.UInt24, nameof(HoursInOperation), SepRevision.Se11),
        Row(HoursInFault, ZclType.UInt24, nameof(HoursInFault), SepRevision.Se11),
        Row(UnitOfMeasure, ZclType.Enum8, nameof(UnitOfMeasure), @default: 0x00, isMandatory: true),
        Row(Multiplier, ZclType.UInt24, nameof(Multiplier)),
        Row(Divisor, ZclType.UInt24, nameof(Divisor)),
        Row(SummationFormatting, ZclType.Map8, nameof(SummationFormatting), isMandatory: true),
        Row(DemandFormatting, ZclType.Map8, nameof(DemandFormatting)),
        Row(HistoricalConsumptionFormatting, ZclType.Map8, nameof(HistoricalConsumptionFormatting)),
        Row(MeteringDeviceType, ZclType.Map8, nameof(MeteringDeviceType), isMandatory: true),
        Row(SiteId, ZclType.OctetString, nameof(SiteId), SepRevision.Se11, maxLength: 32),
        Row(MeterSerialNumber, ZclType.OctetString, nameof(MeterSerialNumber), SepRevision.Se11, maxLength: 24),
        Row(EnergyCarrierUnitOfMeasure, ZclType.Enum8, nameof(EnergyCarrierUnitOfMeasure), SepRevision.Se11),
        Row(EnergyCarrierSummationFormatting, ZclType.Map8, nameof(EnergyCarrierSummationFormatting), SepRevision.Se11),
        Row(EnergyCarrierDemandFormatting, ZclType.Map8, nameof(EnergyCarrierDemandFormatting), SepRevision.Se11),
        Row(TemperatureUnitOfMeasure, ZclType.Enum8, nameof(TemperatureUnitOfMeasure), SepRevision.Se11),
        Row(TemperatureFormatting, ZclType.Map8, nameof(TemperatureFormatting), SepRevision.Se11),
        Row(InstantaneousDemand, ZclType.Int24, nameof(InstantaneousDemand), @default: 0x000000),
        Row(CurrentDayConsumptionDelivered, ZclType.UInt24, nameof(CurrentDayConsumptionDelivered)),
        Row(CurrentDayConsumptionReceived, ZclType.UInt24, nameof(CurrentDayConsumptionReceived)),
        Row(PreviousDayConsumptionDelivered, ZclType.UInt24, nameof(PreviousDayConsumptionDelivered)),
        Row(PreviousDayConsumptionReceived, ZclType.UInt24, nameof(PreviousDayConsumptionReceived)),
        Row(CurrentPartialProfileIntervalStartTimeDelivered, ZclType.UtcTime, nameof(CurrentPartialProfileIntervalStartTimeDelivered)),
        Row(CurrentPartialProfileIntervalStartTimeReceived, ZclType.UtcTime, nameof(CurrentPartialProfileIntervalStartTimeReceived)),
        Row(CurrentPartialProfileIntervalValueDelivered, ZclType.UInt24, nameof(CurrentPartialProfileIntervalValueDelivered)),
        Row(CurrentPartialProfileIntervalValueReceived, ZclType.UInt24, nameof(CurrentPartialProfileIntervalValueReceived)),
        Row(CurrentDayMaxPressure, ZclType.UInt48, nameof(CurrentDayMaxPressure), SepRevision.Se11),
        Row(CurrentDayMinPressure, ZclType.UInt48, nameof(CurrentDayMinPressure), SepRevision.Se11),
        Row(PreviousDayMaxPressure, ZclType.UInt48, nameof(PreviousDayMaxPressure), SepRevision.Se11),
        Row(PreviousDayMinPressure, ZclType.UInt48, nameof(PreviousDayMinPressure), SepRevision.Se11),
        Row(CurrentDayMaxDemand, ZclType.Int24, nameof(CurrentDayMaxDemand), SepRevision.Se11),
        Row(PreviousDayMaxDemand, ZclType.Int24, nameof(PreviousDayMaxDemand), SepRevision.Se11),
        Row(CurrentMonthMaxDemand, ZclType.Int24, nameof(CurrentMonthMaxDemand), SepRevision.Se11),
        Row(CurrentYearMaxDemand, ZclType.Int24, nameof(CurrentYearMaxDemand), SepRevision.Se11),
        Row(CurrentDayMaxEnergyCarrierDemand, ZclType.Int24, nameof(CurrentDayMaxEnergyCarrierDemand), SepRevision.Se11),
        Row(PreviousDayMaxEnergyCarrierDemand, ZclType.Int24, nameof(PreviousDayMaxEnergyCarrierDemand), SepRevision.Se11),
        Row(CurrentMonthMaxEnergyCarrierDemand, ZclType.Int24, nameof(CurrentMonthMaxEnergyCarrierDemand), SepRevision.Se11),
        Row(CurrentMonthMinEnergyCarrierDemand, ZclType.Int24, nameof(CurrentMonthMinEnergyCarrierDemand), SepRevision.Se11),
        Row(CurrentYearMaxEnergyCarrierDemand, ZclType.Int24, nameof(CurrentYearMaxEnergyCarrierDemand), SepRevision.Se11),
        Row(CurrentYearMinEnergyCarrierDemand, ZclType.Int24, nameof(CurrentYearMinEnergyCarrierDemand), SepRevision.Se11),
        Row(MaxNumberOfPeriodsDelivered, ZclType.UInt8, nameof(MaxNumberOfPeriodsDelivered), @default: 0x18),
        Row(CurrentDemandDelivered, ZclType.UInt24, nameof(CurrentDemandDelivered)),
        Row(DemandLimit, ZclType.UInt24, nameof(DemandLimit)),
        Row(DemandIntegrationPeriod, ZclType.UInt8, nameof(DemandIntegrationPeriod)),
        Row(NumberOfDemandSubintervals, ZclType.UInt8, nameof(NumberOfDemandSubintervals)),
        .. from tier in Enumerable.Range(0, MaxTier + 1)
           from block in Enumerable.Range(1, MaxBlock)
           select Row(
               BlockSummationDelivered(tier, block), ZclType.UInt48,
               $"Current{(tier == 0 ? "NoTier" : $"Tier{tier}")}Block{block}SummationDelivered", SepRevision.Se11),
        Row(GenericAlarmMask, ZclType.Map16, nameof(GenericAlarmMask), SepRevision.Se11, @default: 0xFFFF, access: AttributeAccess.ReadWrite),
        Row(ElectricityAlarmMask, ZclType.Map32, nameof(ElectricityAlarmMask), SepRevision.Se11, @default: 0xFFFFFFFF, access: AttributeAccess.ReadWrite),
        Row(GenericFlowPressureAlarmMask, ZclType.Map16, nameof(GenericFlowPressureAlarmMask), SepRevision.Se11, @default: 0xFFFF, access: AttributeAccess.ReadWrite),
        Row(WaterSpecificAlarmMask, ZclType.Map16, nameof(WaterSpecificAlarmMask), SepRevision.Se11, @default: 0xFFFF, access: AttributeAccess.ReadWrite),
        Row(HeatAndCoolingSpecificAlarmMask, ZclType.Map16, nameof(HeatAndCoolingSpecificAlarmMask), SepRevision.Se11, @default: 0xFFFF, access: AttributeAccess.ReadWrite),
        Row(GasSpecificAlarmMask, ZclType.Map16, nameof(GasSpecificAlarmMask), SepRevision.Se11, @default: 0xFFFF, access: AttributeAccess.ReadWrite),
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
            Row(TierSummationDelivered(tier), ZclType.UInt48, $"CurrentTier{tier}SummationDelivered", since),
            Row(TierSummationReceived(tier), ZclType.UInt48, $"CurrentTier{tier}SummationReceived", since),
        ];
    }

    private static AttributeDefinition Row(
        ushort id, ZclType type, string name, SepRevision since = SepRevision.Se10, long? @default = null, bool isMandatory = false,
        AttributeAccess access = AttributeAccess.Read, int? maxLength = null) =>
        new(ClusterSide.Server, id, type, access, isMandatory, @default, name, since) { MaxLength = maxLength };
}
