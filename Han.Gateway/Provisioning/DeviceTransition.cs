namespace Han.Gateway.Provisioning;

/// <summary>One row of the life cycle. <paramref name="To"/> null: back to the status before the removal was asked for.</summary>
public readonly record struct DeviceTransition(DeviceStatus From, DeviceTrigger Trigger, DeviceStatus? To);
