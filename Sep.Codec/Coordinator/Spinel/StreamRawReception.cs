namespace Sep.Codec.Coordinator.Spinel;

/// <summary>
/// A frame that the radio heard, and how: data type d, then ccS and the structures of physical layer, maker and MAC. Refers to the octets it was read
/// from.
/// </summary>
public readonly ref struct StreamRawReception
{
    private const ushort AcknowledgedWithFramePending = 0x0010;
    private const sbyte NoiseFloorUnknown = -128;

    /// <summary>Octets of channel, link quality and time; of the receive error; of key id and frame counter.</summary>
    private const ushort PhyLength = 10, VendorLength = 1, MacLength = 5;

    /// <summary>The frame with its frame check sequence.</summary>
    public ReadOnlySpan<byte> Psdu { get; init; }

    /// <summary>Signal strength, dBm.</summary>
    public sbyte Rssi { get; init; }

    /// <summary>The radio acknowledged it and said that more is pending.</summary>
    public bool IsAcknowledgedAsPending { get; init; }

    public byte Channel { get; init; }

    /// <summary>0 worst to 255 best.</summary>
    public byte LinkQuality { get; init; }

    /// <summary>Microseconds by the radio's clock.</summary>
    public ulong Timestamp { get; init; }

    /// <summary>Reads what follows the property. False when it is cut off.</summary>
    public static bool TryRead(scoped ref SpinelReader r, out StreamRawReception value)
    {
        ReadOnlySpan<byte> psdu = r.Data();
        sbyte rssi = r.S8();
        _ = r.S8();
        bool pending = (r.U16() & AcknowledgedWithFramePending) != 0;
        SpinelReader phy = new(r.Data());
        value = new StreamRawReception
        {
            Psdu = psdu,
            Rssi = rssi,
            IsAcknowledgedAsPending = pending,
            Channel = phy.U8(),
            LinkQuality = phy.U8(),
            Timestamp = phy.U64(),
        };
        return !r.Failed && !phy.Failed;
    }

    /// <summary>Writes what follows the property.</summary>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    public void Write(scoped ref SpinelWriter w)
    {
        w.Data(Psdu);
        w.S8(Rssi);
        w.S8(NoiseFloorUnknown);
        w.U16(IsAcknowledgedAsPending ? AcknowledgedWithFramePending : (ushort)0);
        w.U16(PhyLength);
        w.U8(Channel);
        w.U8(LinkQuality);
        w.U64(Timestamp);

        // No receive error, and nothing of security: frames of ZigBee have none at the MAC.
        w.U16(VendorLength);
        w.Packed(0);
        w.U16(MacLength);
        w.U8(0);
        w.U32(0);
    }
}
