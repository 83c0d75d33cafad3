using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_EXT_ADD_GROUP: puts an endpoint into a group.</summary>
/// <param name="Endpoint">Which.</param>
/// <param name="Group">Which.</param>
/// <param name="Name">Its name.</param>
public readonly record struct ZdoExtAddGroup(byte Endpoint, ushort Group, Octets Name) : IZnpRequest<ZdoExtAddGroup, ZnpStatusAnswer>
{
    private const int FixedSize = 4;

    public static ZnpCommandId Id => ZnpCommandId.ZdoExtAddGroup;

    public static ZdoExtAddGroup Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U8(nameof(Endpoint)), f.U16(nameof(Group)), r.Octets(nameof(Name), f.U8("NameLength")));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(Endpoint);
        f.U16(Group);
        f.U8(checked((byte)Name.Length));
        w.Raw(Name.Span);
    }
}
