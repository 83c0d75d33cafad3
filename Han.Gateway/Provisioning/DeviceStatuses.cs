namespace Han.Gateway.Provisioning;

/// <summary>What the statuses mean to people and to the slot rule.</summary>
public static class DeviceStatuses
{
    /// <summary>As the market displays it.</summary>
    public static string Text(this DeviceStatus status) => status switch
    {
        DeviceStatus.AddAcknowledged => "Add Acknowledged",
        DeviceStatus.AddPending => "Add Pending",
        DeviceStatus.MeterReady => "Meter Ready",
        DeviceStatus.DeviceAdded => "Device Added",
        DeviceStatus.RemoveAcknowledged => "Remove Acknowledged",
        DeviceStatus.RemovePending => "Remove Pending",
        DeviceStatus.RemoveFailed => "Remove Failed",
        DeviceStatus.AddRejected => "Add Rejected",
        DeviceStatus.AddFailed => "Add Failed",
        DeviceStatus.DeviceRemoved => "Device Removed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No text."),
    };

    /// <summary>Whether the device takes one of the five slots of its premise.</summary>
    public static bool TakesSlot(this DeviceStatus status) => status is >= DeviceStatus.AddAcknowledged and <= DeviceStatus.RemoveFailed;

    /// <summary>Whether somebody has asked for the removal of the device, and may have been told no.</summary>
    public static bool IsOfRemoval(this DeviceStatus status) =>
        status is DeviceStatus.RemoveAcknowledged or DeviceStatus.RemovePending or DeviceStatus.RemoveFailed or DeviceStatus.DeviceRemoved;
}
