using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>SYS_NV_LENGTH: asks for the size of a record of an extended table (Z-Stack 3).</summary>
/// <param name="System">1: the stack.</param>
/// <param name="Table">Which table.</param>
/// <param name="Record">Which record, from 0.</param>
public readonly record struct SysNvLength(byte System, ushort Table, ushort Record) : IZnpRequest<SysNvLength, SysNvLengthAnswer>
{
    private const int FixedSize = 5;

    public static ZnpCommandId Id => ZnpCommandId.SysNvLength;

    public static SysNvLength Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U8(nameof(System)), f.U16(nameof(Table)), f.U16(nameof(Record)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(System);
        f.U16(Table);
        f.U16(Record);
    }
}
