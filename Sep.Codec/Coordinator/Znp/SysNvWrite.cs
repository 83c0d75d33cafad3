using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>SYS_NV_WRITE: writes a record of an extended table (Z-Stack 3).</summary>
/// <param name="System">1: the stack.</param>
/// <param name="Table">Which table.</param>
/// <param name="Record">Which record, from 0.</param>
/// <param name="Offset">From which octet on.</param>
/// <param name="Value">The octets; they may be a key.</param>
public readonly record struct SysNvWrite(byte System, ushort Table, ushort Record, ushort Offset, Octets Value)
    : IZnpRequest<SysNvWrite, ZnpStatusAnswer>
{
    private const int FixedSize = 8;

    public static ZnpCommandId Id => ZnpCommandId.SysNvWrite;

    public static SysNvWrite Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U8(nameof(System)),
            f.U16(nameof(Table)),
            f.U16(nameof(Record)),
            f.U16(nameof(Offset)),
            r.Octets(nameof(Value), f.U8("ValueLength")));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(System);
        f.U16(Table);
        f.U16(Record);
        f.U16(Offset);
        f.U8(checked((byte)Value.Length));
        w.Raw(Value.Span);
    }

    /// <summary>Nothing of what may be a key.</summary>
    public override string ToString() => $"SysNvWrite table {Table}, record {Record}, {Value.Length} octets at {Offset}";
}
