using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>SYS_OSAL_NV_WRITE_EXT: writes into an item of non-volatile memory that is there.</summary>
/// <param name="Item">Which.</param>
/// <param name="Offset">From which octet on.</param>
/// <param name="Value">The octets; they may be a key.</param>
public readonly record struct SysOsalNvWriteExt(ZnpNvItem Item, ushort Offset, Octets Value) : IZnpRequest<SysOsalNvWriteExt, ZnpStatusAnswer>
{
    private const int FixedSize = 6;

    public static ZnpCommandId Id => ZnpCommandId.SysOsalNvWriteExt;

    public static SysOsalNvWriteExt Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named16<ZnpNvItem>(nameof(Item)), f.U16(nameof(Offset)), r.Octets(nameof(Value), f.U16("ValueLength")));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named16(Item);
        f.U16(Offset);
        f.U16(checked((ushort)Value.Length));
        w.Raw(Value.Span);
    }

    /// <summary>Nothing of what may be a key.</summary>
    public override string ToString() => $"SysOsalNvWriteExt {Item}, {Value.Length} octets at {Offset}";
}
