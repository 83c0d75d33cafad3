using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>SYS_OSAL_NV_DELETE: deletes an item of non-volatile memory.</summary>
/// <param name="Item">Which.</param>
/// <param name="Size">Its size, which must be right.</param>
public readonly record struct SysOsalNvDelete(ZnpNvItem Item, ushort Size) : IZnpRequest<SysOsalNvDelete, ZnpStatusAnswer>
{
    private const int FixedSize = 4;

    public static ZnpCommandId Id => ZnpCommandId.SysOsalNvDelete;

    public static SysOsalNvDelete Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named16<ZnpNvItem>(nameof(Item)), f.U16(nameof(Size)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named16(Item);
        f.U16(Size);
    }
}
