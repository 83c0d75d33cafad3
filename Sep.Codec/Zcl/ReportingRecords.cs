using System.Buffers.Binary;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>
/// A list of reporting records as it is on the wire. It was checked whole when it was made, so reading it cannot fail; foreach allocates nothing.
/// The default value is an empty list of <see cref="ReportingRecordLayout.Configuration"/>.
/// </summary>
public readonly record struct ReportingRecords
{
    private const int MaxHead = 9;

    internal ReportingRecords(ReportingRecordLayout layout, Octets raw)
    {
        Layout = layout;
        Raw = raw;
    }

    /// <summary>An empty list, to be filled by <see cref="With"/>.</summary>
    public ReportingRecords(ReportingRecordLayout layout)
        : this(layout, default)
    {
    }

    public ReportingRecordLayout Layout { get; }

    /// <summary>The list as it is on the wire.</summary>
    public Octets Raw { get; }

    public bool IsEmpty => Raw.Length == 0;

    public ReportingRecordEnumerator GetEnumerator() => new(Layout, Raw.Span);

    /// <summary>The list with one more record, of which it keeps what its layout carries.</summary>
    /// <exception cref="ArgumentException">
    /// The record has a failure that this list cannot carry, has none where a failure is needed, or lacks the configuration that is needed.
    /// </exception>
    public ReportingRecords With(ReportingRecord record)
    {
        bool failed = record.Status != ZclStatus.Success;
        bool carriesStatus = Layout is ReportingRecordLayout.StatusOnly or ReportingRecordLayout.StatusThenConfiguration;
        bool configured = Layout == ReportingRecordLayout.Configuration || (Layout == ReportingRecordLayout.StatusThenConfiguration && !failed);
        bool lacksType = configured && record.Direction == ReportingDirection.Reported && record.Type == ZclType.NoData;
        if ((failed && !carriesStatus) || (!failed && Layout == ReportingRecordLayout.StatusOnly) || lacksType)
        {
            throw new ArgumentException($"Not a record of a list of {Layout}.", nameof(record));
        }

        Span<byte> head = stackalloc byte[MaxHead];
        int length = 0;
        if (carriesStatus)
        {
            head[length++] = (byte)record.Status;
        }

        head[length++] = (byte)record.Direction;
        Put(head, record.Id, ref length);
        if (configured)
        {
            PutConfiguration(head, record, ref length);
        }

        return new(Layout, new Octets((byte[])[.. Raw.Span, .. head[..length], .. configured ? record.ReportableChange.Octets : default]));
    }

    internal void Trace<TTrace>(string name, TTrace trace) where TTrace : struct, ITraceMode
    {
        int index = 0;
        foreach (ReportingRecord record in this)
        {
            RecordTrace<TTrace> fields = new($"{name}[{index++}].", trace);
            if (Layout is ReportingRecordLayout.StatusOnly or ReportingRecordLayout.StatusThenConfiguration)
            {
                fields.Status(record.Status);
            }

            fields.Direction(record.Direction);
            fields.Id(record.Id);
            bool configured = Layout == ReportingRecordLayout.Configuration
                || (Layout == ReportingRecordLayout.StatusThenConfiguration && record.Status == ZclStatus.Success);
            if (configured)
            {
                TraceConfiguration(fields, record);
            }
        }
    }

    internal static bool IsWellFormed(ReportingRecordLayout layout, ReadOnlySpan<byte> raw)
    {
        ReportingRecordEnumerator records = new(layout, raw);
        while (records.MoveNext())
        {
        }

        return records.AtEnd;
    }

    private static void TraceConfiguration<TTrace>(RecordTrace<TTrace> fields, ReportingRecord record) where TTrace : struct, ITraceMode
    {
        if (record.Direction == ReportingDirection.Received)
        {
            fields.U16(nameof(record.TimeoutSeconds), record.TimeoutSeconds);
            return;
        }

        fields.Type(record.Type);
        fields.U16(nameof(record.MinimumIntervalSeconds), record.MinimumIntervalSeconds);
        fields.U16(nameof(record.MaximumIntervalSeconds), record.MaximumIntervalSeconds);
        if (!record.ReportableChange.Octets.IsEmpty)
        {
            fields.Value(nameof(record.ReportableChange), record.ReportableChange);
        }
    }

    private static void PutConfiguration(Span<byte> head, ReportingRecord record, ref int length)
    {
        if (record.Direction == ReportingDirection.Received)
        {
            Put(head, record.TimeoutSeconds, ref length);
            return;
        }

        head[length++] = (byte)record.Type;
        Put(head, record.MinimumIntervalSeconds, ref length);
        Put(head, record.MaximumIntervalSeconds, ref length);
    }

    private static void Put(Span<byte> head, ushort value, ref int length)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(head[length..], value);
        length += sizeof(ushort);
    }
}
