using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>
/// What follows the header of a beacon, before the beacon payload. Beacons with guaranteed time slots, which ZigBee has not, are refused.
/// </summary>
/// <param name="Superframe">The superframe specification.</param>
/// <param name="Pending">For whom frames wait.</param>
/// <param name="GtsPermit">The coordinator accepts requests for guaranteed time slots; never in ZigBee.</param>
public readonly record struct MacBeacon(SuperframeSpecification Superframe, PendingAddresses Pending = default, bool GtsPermit = false)
    : IWireValue<MacBeacon>
{
    private const int FixedSize = 3;
    private const int GtsCountMask = 0x07;
    private const int GtsPermitBit = 0x80;

    public static MacBeacon Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        SuperframeSpecification superframe = new(f.U16(nameof(Superframe)));
        byte gts = f.U8("GtsSpecification");
        if ((gts & GtsCountMask) != 0)
        {
            r.Fail();
        }

        return new(superframe, PendingAddresses.Read(ref r), (gts & GtsPermitBit) != 0);
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Superframe.Bits);
        f.U8((byte)(GtsPermit ? GtsPermitBit : 0));
        Pending.Write(ref w);
    }
}
