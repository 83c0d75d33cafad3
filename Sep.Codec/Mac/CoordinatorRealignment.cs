using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>A coordinator answers an orphan, or tells its PAN that the parameters change.</summary>
/// <param name="PanId">The PAN id from now on.</param>
/// <param name="CoordinatorAddress">The coordinator's short address.</param>
/// <param name="Channel">The channel from now on, 11..26 at 2.4 GHz.</param>
/// <param name="DeviceAddress">The orphan's short address; 0xFFFF in a broadcast.</param>
/// <param name="ChannelPage">Present in frames of version 1 when the page changes; null otherwise.</param>
public readonly record struct CoordinatorRealignment(ushort PanId, ushort CoordinatorAddress, byte Channel, ushort DeviceAddress, byte? ChannelPage = null)
    : ILayerCommand<CoordinatorRealignment, MacCommandId>
{
    private const int FixedSize = 7;

    public static MacCommandId Id => MacCommandId.CoordinatorRealignment;

    public static CoordinatorRealignment Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U16(nameof(PanId)),
            f.U16(nameof(CoordinatorAddress)),
            f.U8(nameof(Channel)),
            f.U16(nameof(DeviceAddress)),
            r.More ? r.U8(nameof(ChannelPage)) : null);
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(PanId);
        f.U16(CoordinatorAddress);
        f.U8(Channel);
        f.U16(DeviceAddress);
        if (ChannelPage is byte page)
        {
            w.U8(page);
        }
    }
}
