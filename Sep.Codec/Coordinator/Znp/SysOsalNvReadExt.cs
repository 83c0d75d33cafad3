using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>SYS_OSAL_NV_READ_EXT: reads an item of non-volatile memory.</summary>
/// <param name="Item">Which.</param>
/// <param name="Offset">From which octet on.</param>
public readonly record struct SysOsalNvReadExt(ZnpNvItem Item, ushort Offset) : IZnpRequest<SysOsalNvReadExt, ZnpNvValueAnswer>
{
    private const int FixedSize = 4;

    public static ZnpCommandId Id => ZnpCommandId.SysOsalNvReadExt;

    public static SysOsalNvReadExt Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named16<ZnpNvItem>(nameof(Item)), f.U16(nameof(Offset)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named16(Item);
        f.U16(Offset);
    }
}
