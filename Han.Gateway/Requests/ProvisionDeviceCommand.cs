namespace Han.Gateway.Requests;

/// <summary>ProvisionDeviceBlock at one meter: one device a request.</summary>
public sealed record ProvisionDeviceCommand(
    string EsiId,
    string MeterSerialNumber,
    string? Description,
    string DeviceType,
    string DeviceMacAddress,
    SecretText InstallationCode,
    long? UtilityEnrollmentGroup,
    long? DeviceClass) : HanCommand
{
    /// <summary>How many ProvisionDeviceBlocks the document held; one is taken.</summary>
    public int Count { get; init; } = 1;
}
