using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>The beacon payload of a ZigBee network: what a device knows of it before it joins.</summary>
/// <param name="StackProfile">2 for ZigBee PRO, which Smart Energy requires; 0..15.</param>
/// <param name="ProtocolVersion">2 for ZigBee 2006 and later; 0..15.</param>
/// <param name="RouterCapacity">The sender takes routers.</param>
/// <param name="Depth">The sender's depth in the tree; 0..15.</param>
/// <param name="EndDeviceCapacity">The sender takes end devices.</param>
/// <param name="ExtendedPanId">The network's 64-bit id.</param>
/// <param name="TxOffset">0xFFFFFF where there are no superframes; 24 bits.</param>
/// <param name="UpdateId">Counts the changes of the network's parameters.</param>
public readonly record struct ZigBeeBeacon(
    byte StackProfile, byte ProtocolVersion, bool RouterCapacity, byte Depth, bool EndDeviceCapacity, Eui64 ExtendedPanId, uint TxOffset, byte UpdateId)
    : IWireValue<ZigBeeBeacon>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 15;

    private const byte ProtocolId = 0;
    private const byte RouterCapacityBit = 0x04;
    private const int DepthShift = 3;
    private const byte EndDeviceCapacityBit = 0x80;

    /// <summary>Reads the payload; a protocol id other than ZigBee's makes it malformed.</summary>
    public static ZigBeeBeacon Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        if (r.More && r.Tail[0] != ProtocolId)
        {
            r.Fail();
        }

        FixedReader<TTrace> f = r.Fixed(Size);
        _ = f.U8(nameof(ProtocolId));
        byte versions = f.U8("StackProfileAndProtocolVersion");
        byte capacity = f.U8("CapacityAndDepth");
        return new(
            (byte)(versions & 0x0F),
            (byte)(versions >> 4),
            (capacity & RouterCapacityBit) != 0,
            (byte)((capacity >> DepthShift) & 0x0F),
            (capacity & EndDeviceCapacityBit) != 0,
            f.Eui64(nameof(ExtendedPanId)),
            f.U24(nameof(TxOffset)),
            f.U8(nameof(UpdateId)));
    }

    public void Write(ref WireWriter w)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(StackProfile, 0x0F);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ProtocolVersion, 0x0F);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Depth, 0x0F);
        FixedWriter f = w.Fixed(Size);
        f.U8(ProtocolId);
        f.U8((byte)(StackProfile | (ProtocolVersion << 4)));
        f.U8((byte)((RouterCapacity ? RouterCapacityBit : 0) | (Depth << DepthShift) | (EndDeviceCapacity ? EndDeviceCapacityBit : 0)));
        f.Eui64(ExtendedPanId);
        f.U24(TxOffset);
        f.U8(UpdateId);
    }
}
