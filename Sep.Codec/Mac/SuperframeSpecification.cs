namespace Sep.Codec.Mac;

/// <summary>The superframe specification of a beacon. A ZigBee PAN has no superframes: both orders are 15.</summary>
/// <param name="Bits">As on the wire, least significant octet first; bit 13 is reserved and kept.</param>
public readonly record struct SuperframeSpecification(ushort Bits)
{
    /// <summary>A beacon or superframe order that says there is none.</summary>
    public const byte NoSuperframe = 15;

    private const int FinalCapSlotShift = 8;
    private const int BatteryLifeExtensionBit = 0x1000;
    private const int PanCoordinatorBit = 0x4000;
    private const int AssociationPermitBit = 0x8000;
    private const int Beaconless = 0x0FFF;

    public byte BeaconOrder => (byte)(Bits & 0x0F);

    public byte SuperframeOrder => (byte)((Bits >> 4) & 0x0F);

    public byte FinalCapSlot => (byte)((Bits >> FinalCapSlotShift) & 0x0F);

    public bool BatteryLifeExtension => (Bits & BatteryLifeExtensionBit) != 0;

    public bool PanCoordinator => (Bits & PanCoordinatorBit) != 0;

    /// <summary>The sender takes new devices.</summary>
    public bool AssociationPermit => (Bits & AssociationPermitBit) != 0;

    /// <summary>That of a ZigBee router or coordinator: no superframes, contention in every slot.</summary>
    public static SuperframeSpecification ZigBee(bool panCoordinator, bool associationPermit) => new((ushort)(
        Beaconless | (panCoordinator ? PanCoordinatorBit : 0) | (associationPermit ? AssociationPermitBit : 0)));
}
