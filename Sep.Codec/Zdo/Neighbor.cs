using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>One device that a router hears.</summary>
/// <param name="ExtendedPanId">Its network.</param>
/// <param name="ExtendedAddress">Its EUI-64; all ones when unknown.</param>
/// <param name="NetworkAddress">Its network address.</param>
/// <param name="DeviceType">Coordinator, router or end device; 3 is unknown.</param>
/// <param name="ReceiverOnWhenIdle">0 no, 1 yes, 2 unknown; 0..3.</param>
/// <param name="Relationship">What it is to the router; 0..7.</param>
/// <param name="PermitJoining">0 no, 1 yes, 2 unknown; 0..3.</param>
/// <param name="Depth">Its depth in the tree.</param>
/// <param name="Lqi">How well the router hears it.</param>
public readonly record struct Neighbor(
    Eui64 ExtendedPanId,
    Eui64 ExtendedAddress,
    ushort NetworkAddress,
    LogicalType DeviceType,
    byte ReceiverOnWhenIdle,
    NeighborRelationship Relationship,
    byte PermitJoining,
    byte Depth,
    byte Lqi) : IWireValue<Neighbor>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 22;

    private const int TwoBits = 3;
    private const int ThreeBits = 7;
    private const int ReceiverShift = 2;
    private const int RelationshipShift = 4;

    public static Neighbor Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        Eui64 pan = f.Eui64(nameof(ExtendedPanId));
        Eui64 address = f.Eui64(nameof(ExtendedAddress));
        ushort network = f.U16(nameof(NetworkAddress));
        byte type = f.U8("TypeReceiverAndRelationship");
        return new(
            pan,
            address,
            network,
            (LogicalType)(type & TwoBits),
            (byte)((type >> ReceiverShift) & TwoBits),
            (NeighborRelationship)((type >> RelationshipShift) & ThreeBits),
            (byte)(f.U8(nameof(PermitJoining)) & TwoBits),
            f.U8(nameof(Depth)),
            f.U8(nameof(Lqi)));
    }

    public void Write(ref WireWriter w)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((byte)DeviceType, TwoBits, nameof(DeviceType));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ReceiverOnWhenIdle, TwoBits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((byte)Relationship, ThreeBits, nameof(Relationship));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PermitJoining, TwoBits);
        FixedWriter f = w.Fixed(Size);
        f.Eui64(ExtendedPanId);
        f.Eui64(ExtendedAddress);
        f.U16(NetworkAddress);
        f.U8((byte)((int)DeviceType | (ReceiverOnWhenIdle << ReceiverShift) | ((int)Relationship << RelationshipShift)));
        f.U8(PermitJoining);
        f.U8(Depth);
        f.U8(Lqi);
    }
}
