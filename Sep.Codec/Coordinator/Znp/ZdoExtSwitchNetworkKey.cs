using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_EXT_SWITCH_NWK_KEY: makes all use the network key that was sent before.</summary>
/// <param name="Destination">To whom; FFFF: all.</param>
/// <param name="Sequence">Its number.</param>
public readonly record struct ZdoExtSwitchNetworkKey(ushort Destination, byte Sequence) : IZnpRequest<ZdoExtSwitchNetworkKey, ZnpStatusAnswer>
{
    private const int FixedSize = 3;

    public static ZnpCommandId Id => ZnpCommandId.ZdoExtSwitchNetworkKey;

    public static ZdoExtSwitchNetworkKey Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Destination)), f.U8(nameof(Sequence)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Destination);
        f.U8(Sequence);
    }
}
