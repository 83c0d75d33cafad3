namespace Han.Gateway.Provisioning;

/// <summary>The HAN device statuses of the AMIT panel, November 2010. The list is closed; values are stored.</summary>
public enum DeviceStatus : byte
{
    /// <summary>No record yet.</summary>
    None = 0,
    AddAcknowledged = 1,
    AddPending = 2,
    MeterReady = 3,
    DeviceAdded = 4,
    RemoveAcknowledged = 5,
    RemovePending = 6,
    RemoveFailed = 7,
    AddRejected = 8,
    AddFailed = 9,
    DeviceRemoved = 10,
}
