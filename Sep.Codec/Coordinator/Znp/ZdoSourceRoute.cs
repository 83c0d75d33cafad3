using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_SRC_RTG_IND: the way to a device.</summary>
/// <param name="Destination">Which.</param>
/// <param name="Relays">Who passes it on.</param>
public readonly record struct ZdoSourceRoute(ushort Destination, UInt16List Relays) : ILayerCommand<ZdoSourceRoute, ZnpCommandId>
{
    private const int FixedSize = 2;

    public static ZnpCommandId Id => ZnpCommandId.ZdoSourceRoute;

    public static ZdoSourceRoute Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Destination)), ZnpClusterList.Read(ref r, nameof(Relays)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Destination);
        ZnpClusterList.Write(ref w, Relays);
    }
}
