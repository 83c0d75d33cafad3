using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>The network that the chip is in.</summary>
/// <param name="NwkAddress">The chip's own.</param>
/// <param name="State">What the chip is there.</param>
/// <param name="PanId">Which.</param>
/// <param name="Parent">FFFE for a coordinator.</param>
/// <param name="ExtendedPanId">Which.</param>
/// <param name="ParentExtended">None for a coordinator.</param>
/// <param name="Channel">11..26.</param>
public readonly record struct ZdoExtNetworkInfoAnswer(ushort NwkAddress, ZnpDeviceState State, ushort PanId, ushort Parent, Eui64 ExtendedPanId, Eui64 ParentExtended, byte Channel)
    : IWireValue<ZdoExtNetworkInfoAnswer>
{
    private const int FixedSize = 24;

    public static ZdoExtNetworkInfoAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U16(nameof(NwkAddress)),
            f.Named8<ZnpDeviceState>(nameof(State)),
            f.U16(nameof(PanId)),
            f.U16(nameof(Parent)),
            f.Eui64(nameof(ExtendedPanId)),
            f.Eui64(nameof(ParentExtended)),
            f.U8(nameof(Channel)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(NwkAddress);
        f.Named8(State);
        f.U16(PanId);
        f.U16(Parent);
        f.Eui64(ExtendedPanId);
        f.Eui64(ParentExtended);
        f.U8(Channel);
    }
}
