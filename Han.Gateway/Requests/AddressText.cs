namespace Han.Gateway.Requests;

/// <summary>One Address element as written, trimmed, where its list keeps it; good until the list gets another one or is disposed of.</summary>
/// <param name="deviceMacAddress">Empty where the address is a whole premise.</param>
public readonly ref struct AddressText(ReadOnlySpan<char> esiId, ReadOnlySpan<char> meterSerialNumber, ReadOnlySpan<char> deviceMacAddress)
{
    public ReadOnlySpan<char> EsiId { get; } = esiId;

    public ReadOnlySpan<char> MeterSerialNumber { get; } = meterSerialNumber;

    public ReadOnlySpan<char> DeviceMacAddress { get; } = deviceMacAddress;

    /// <summary>With strings of its own.</summary>
    public RequestAddress ToAddress() =>
        new(EsiId.ToString(), MeterSerialNumber.ToString(), DeviceMacAddress.IsEmpty ? null : DeviceMacAddress.ToString());
}
