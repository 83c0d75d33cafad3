using Sep.Codec.Zcl;
using static Sep.Codec.Clusters.AttributeRow;

namespace Sep.Codec.Clusters.Prepayment;

/// <summary>The attributes of a Prepayment server. SE 1.2 dropped 0x0200-0x0205 and 0x0300-0x0304, which only one source lists.</summary>
public static class PrepaymentAttributes
{
    /// <summary>The bits of <see cref="Prepayment.PaymentControlConfiguration"/>.</summary>
    public const ushort PaymentControlConfiguration = 0x0000;
    public const ushort CreditRemaining = 0x0001;
    public const ushort EmergencyCreditRemaining = 0x0002;

    /// <summary>The bits of <see cref="Prepayment.CreditStatus"/>.</summary>
    public const ushort CreditStatus = 0x0003;

    public const ushort FuelDebtRemaining = 0x0200;
    public const ushort FuelDebtRecoveryRate = 0x0201;
    public const ushort FuelDebtRecoveryPeriod = 0x0202;
    public const ushort NonFuelDebtRemaining = 0x0203;
    public const ushort NonFuelDebtRecoveryRate = 0x0204;
    public const ushort NonFuelDebtRecoveryPeriod = 0x0205;

    public const ushort ProposedChangeProviderId = 0x0300;
    public const ushort ProposedChangeImplementationTime = 0x0301;

    /// <summary>A <see cref="Metering.SupplyStatus"/>.</summary>
    public const ushort ProposedChangeSupplyStatus = 0x0302;
    public const ushort DelayedSupplyInterruptValueRemaining = 0x0303;
    public const ushort DelayedSupplyInterruptValueType = 0x0304;

    /// <summary>The newest 5 top-ups are kept.</summary>
    public const int MaxTopUp = 5;

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        Server(PaymentControlConfiguration, ZclType.Map16, nameof(PaymentControlConfiguration), SepRevision.Se11, @default: 0x0000, isMandatory: true),
        Server(CreditRemaining, ZclType.Int32, nameof(CreditRemaining), SepRevision.Se11),
        Server(EmergencyCreditRemaining, ZclType.Int32, nameof(EmergencyCreditRemaining), SepRevision.Se11),
        Server(CreditStatus, ZclType.Map8, nameof(CreditStatus), SepRevision.Se11, @default: 0x00),
        .. Enumerable.Range(1, MaxTopUp).SelectMany(TopUp),
        Server(FuelDebtRemaining, ZclType.UInt48, nameof(FuelDebtRemaining), SepRevision.Se11),
        Server(FuelDebtRecoveryRate, ZclType.UInt32, nameof(FuelDebtRecoveryRate), SepRevision.Se11),
        Server(FuelDebtRecoveryPeriod, ZclType.Enum8, nameof(FuelDebtRecoveryPeriod), SepRevision.Se11),
        Server(NonFuelDebtRemaining, ZclType.UInt48, nameof(NonFuelDebtRemaining), SepRevision.Se11),
        Server(NonFuelDebtRecoveryRate, ZclType.UInt32, nameof(NonFuelDebtRecoveryRate), SepRevision.Se11),
        Server(NonFuelDebtRecoveryPeriod, ZclType.Enum8, nameof(NonFuelDebtRecoveryPeriod), SepRevision.Se11),
        Server(ProposedChangeProviderId, ZclType.UInt32, nameof(ProposedChangeProviderId), SepRevision.Se11),
        Server(ProposedChangeImplementationTime, ZclType.UtcTime, nameof(ProposedChangeImplementationTime), SepRevision.Se11),
        Server(ProposedChangeSupplyStatus, ZclType.Enum8, nameof(ProposedChangeSupplyStatus), SepRevision.Se11),
        Server(DelayedSupplyInterruptValueRemaining, ZclType.UInt16, nameof(DelayedSupplyInterruptValueRemaining), SepRevision.Se11, access: AttributeAccess.ReadWrite),
        Server(DelayedSupplyInterruptValueType, ZclType.Enum8, nameof(DelayedSupplyInterruptValueType), SepRevision.Se11, access: AttributeAccess.ReadWrite),
    ];

    /// <summary>When a top-up was made.</summary>
    /// <param name="number">1..5, 1 the newest.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such top-up.</exception>
    public static ushort TopUpDateTime(int number) => (ushort)(0x0100 + (0x10 * ArrayIndex.Of(number, 1, MaxTopUp)));

    /// <summary>How much was paid.</summary>
    /// <inheritdoc cref="TopUpDateTime"/>
    public static ushort TopUpAmount(int number) => (ushort)(TopUpDateTime(number) + 1);

    /// <summary>Where it was paid: an <see cref="OriginatingDevice"/>.</summary>
    /// <inheritdoc cref="TopUpDateTime"/>
    public static ushort TopUpOriginatingDevice(int number) => (ushort)(TopUpDateTime(number) + 2);

    private static AttributeDefinition[] TopUp(int number) =>
    [
        Server(TopUpDateTime(number), ZclType.UtcTime, $"TopUpDateTime{number}", SepRevision.Se11),
        Server(TopUpAmount(number), ZclType.Int32, $"TopUpAmount{number}", SepRevision.Se11),
        Server(TopUpOriginatingDevice(number), ZclType.Enum8, $"TopUpOriginatingDevice{number}", SepRevision.Se11),
    ];
}
