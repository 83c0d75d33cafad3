using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>Whether an endpoint is in a group.</summary>
/// <param name="Status">Success when it is.</param>
/// <param name="Group">Which.</param>
/// <param name="Name">Its name.</param>
public readonly record struct ZdoExtFindGroupAnswer(ZnpStatus Status, ushort Group, Octets Name) : IWireValue<ZdoExtFindGroupAnswer>
{
    private const int FixedSize = 4;

    public static ZdoExtFindGroupAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named8<ZnpStatus>(nameof(Status)), f.U16(nameof(Group)), r.Octets(nameof(Name), f.U8("NameLength")));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
        f.U16(Group);
        f.U8(checked((byte)Name.Length));
        w.Raw(Name.Span);
    }
}
