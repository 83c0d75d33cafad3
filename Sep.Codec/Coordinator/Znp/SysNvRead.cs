using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>SYS_NV_READ: reads a record of an extended table (Z-Stack 3).</summary>
/// <param name="System">1: the stack.</param>
/// <param name="Table">Which table.</param>
/// <param name="Record">Which record, from 0.</param>
/// <param name="Offset">From which octet on.</param>
/// <param name="Count">How many octets.</param>
public readonly record struct SysNvRead(byte System, ushort Table, ushort Record, ushort Offset, byte Count)
    : IZnpRequest<SysNvRead, ZnpNvValueAnswer>
{
    private const int FixedSize = 8;

    public static ZnpCommandId Id => ZnpCommandId.SysNvRead;

    public static SysNvRead Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U8(nameof(System)), f.U16(nameof(Table)), f.U16(nameof(Record)), f.U16(nameof(Offset)), f.U8(nameof(Count)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(System);
        f.U16(Table);
        f.U16(Record);
        f.U16(Offset);
        f.U8(Count);
    }
}
