using System.Buffers.Binary;
using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Tells a trace the fields of one record of a list, as if they had been read one by one.</summary>
internal readonly ref struct RecordTrace<TTrace>(string prefix, TTrace trace) where TTrace : struct, ITraceMode
{
    public void Id(ushort id) => U16("Id", id);

    public void Status(ZclStatus status) => trace.Field(prefix + "Status", FieldKind.Named, [(byte)status], typeof(ZclStatus));

    public void Type(ZclType type) => trace.Field(prefix + "Type", FieldKind.Named, [(byte)type], typeof(ZclType));

    public void Direction(ReportingDirection direction) => trace.Field(prefix + "Direction", FieldKind.Named, [(byte)direction], typeof(ReportingDirection));

    public void U16(string name, ushort value)
    {
        Span<byte> octets = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(octets, value);
        trace.Field(prefix + name, FieldKind.Unsigned, octets, null);
    }

    public void Value(string name, ZclValue value) => trace.Field(prefix + name, KindOf(value.Kind), value.Octets, null);

    private static FieldKind KindOf(ZclValueKind kind) => kind switch
    {
        ZclValueKind.Unsigned or ZclValueKind.Boolean => FieldKind.Unsigned,
        ZclValueKind.Signed => FieldKind.Signed,
        ZclValueKind.Time => FieldKind.Time,
        ZclValueKind.Eui64 => FieldKind.Eui64,
        ZclValueKind.Text => FieldKind.Text,
        _ => FieldKind.Octets,
    };
}
