using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>SYS_OSAL_NV_LENGTH: asks for the size of an item of non-volatile memory.</summary>
/// <param name="Item">Which.</param>
public readonly record struct SysOsalNvLength(ZnpNvItem Item) : IZnpRequest<SysOsalNvLength, SysOsalNvLengthAnswer>
{
    private const int FixedSize = 2;

    public static ZnpCommandId Id => ZnpCommandId.SysOsalNvLength;

    public static SysOsalNvLength Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named16<ZnpNvItem>(nameof(Item)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named16(Item);
    }
}
