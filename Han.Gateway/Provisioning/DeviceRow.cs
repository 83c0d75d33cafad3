namespace Han.Gateway.Provisioning;

/// <summary>A device as a query shows it.</summary>
/// <param name="History">What the caller's requests did with it, oldest first.</param>
public sealed record DeviceRow(HanDevice Device, IReadOnlyList<DeviceHistoryRow> History);
