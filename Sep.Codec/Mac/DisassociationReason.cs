namespace Sep.Codec.Mac;

/// <summary>Who ends an association.</summary>
public enum DisassociationReason : byte
{
    CoordinatorWantsDeviceToLeave = 0x01,
    DeviceWantsToLeave = 0x02,
}
