using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>SYS_OSAL_NV_ITEM_INIT: makes an item of non-volatile memory that is not there. Answered by 9 when it was made.</summary>
/// <param name="Item">Which.</param>
/// <param name="Size">Octets of the whole item.</param>
/// <param name="Initial">Its first octets.</param>
public readonly record struct SysOsalNvItemInit(ZnpNvItem Item, ushort Size, Octets Initial) : IZnpRequest<SysOsalNvItemInit, ZnpStatusAnswer>
{
    private const int FixedSize = 5;

    public static ZnpCommandId Id => ZnpCommandId.SysOsalNvItemInit;

    public static SysOsalNvItemInit Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named16<ZnpNvItem>(nameof(Item)), f.U16(nameof(Size)), r.Octets(nameof(Initial), f.U8("InitialLength")));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named16(Item);
        f.U16(Size);
        f.U8(checked((byte)Initial.Length));
        w.Raw(Initial.Span);
    }

    /// <summary>Nothing of what may be a key.</summary>
    public override string ToString() => $"SysOsalNvItemInit {Item}, {Size} octets";
}
