using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_EXT_FIND_GROUP: asks whether an endpoint is in a group.</summary>
/// <param name="Endpoint">Which.</param>
/// <param name="Group">Which.</param>
public readonly record struct ZdoExtFindGroup(byte Endpoint, ushort Group) : IZnpRequest<ZdoExtFindGroup, ZdoExtFindGroupAnswer>
{
    private const int FixedSize = 3;

    public static ZnpCommandId Id => ZnpCommandId.ZdoExtFindGroup;

    public static ZdoExtFindGroup Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U8(nameof(Endpoint)), f.U16(nameof(Group)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(Endpoint);
        f.U16(Group);
    }
}
