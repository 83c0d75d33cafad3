using Sep.Codec.Security;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_EXT_UPDATE_NWK_KEY: sends a new network key, which is not used yet.</summary>
/// <param name="Destination">To whom; FFFF: all.</param>
/// <param name="Sequence">Its number.</param>
/// <param name="Key">The key.</param>
public readonly record struct ZdoExtUpdateNetworkKey(ushort Destination, byte Sequence, AesKey Key)
    : IZnpRequest<ZdoExtUpdateNetworkKey, ZnpStatusAnswer>
{
    private const int FixedSize = 19;

    public static ZnpCommandId Id => ZnpCommandId.ZdoExtUpdateNetworkKey;

    public static ZdoExtUpdateNetworkKey Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Destination)), f.U8(nameof(Sequence)), new AesKey(f.Raw(nameof(Key), AesKey.Size)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Destination);
        f.U8(Sequence);
        AesKey key = Key;
        f.Raw(key);
    }
}
