namespace Han.Gateway.Operations;

/// <summary>The operations that are served. A new one is a file here and a line below.</summary>
internal static class HanOperations
{
    public static IReadOnlyList<IHanOperation> All { get; } =
    [
        new ProcessSimpleMessage(),
        new ProcessCancelSimpleMessage(),
        new ProcessLoadControlEvent(),
        new ProcessCancelLoadControlEvent(),
        new ProcessCancelAllLoadControlEvents(),
        new ProcessPriceSignal(),
        new ProcessHanRequestStatus(),
        new ProcessHanMessagingLogRequest(),
        new ProcessGroupMaintenance(),
        new ProcessMeterCapability(),
        new ProcessUpdateUtilityEnrollmentGroup(),
        new ProcessProvisionDevice(),
        new ProcessDeprovisionDevice(),
        new ProcessHanDeviceQuery(),
        new ProcessInHomeDeviceAgreement(),
        new ProcessInHomeServicesAgreement(),
        new ProcessResendInvitation(),
        new ProcessAgreementAnswer(),
        new ProcessAgreementStatus(),
        new ProcessTerminateAgreement(),
    ];
}
