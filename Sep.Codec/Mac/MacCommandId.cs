namespace Sep.Codec.Mac;

/// <summary>The first octet after the header of a MAC command frame. The GTS request (9) has no use in ZigBee and is unknown here.</summary>
public enum MacCommandId : byte
{
    AssociationRequest = 0x01,
    AssociationResponse = 0x02,
    DisassociationNotification = 0x03,
    DataRequest = 0x04,
    PanIdConflictNotification = 0x05,
    OrphanNotification = 0x06,
    BeaconRequest = 0x07,
    CoordinatorRealignment = 0x08,
}
