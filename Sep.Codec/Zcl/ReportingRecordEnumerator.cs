using System.Buffers.Binary;

namespace Sep.Codec.Zcl;

/// <summary>Steps through a list of reporting records in place. Stops before the first record that is not well formed.</summary>
public ref struct ReportingRecordEnumerator
{
    private const int TypedSize = 5;

    private readonly ReportingRecordLayout _layout;
    private ReadOnlySpan<byte> _rest;

    internal ReportingRecordEnumerator(ReportingRecordLayout layout, ReadOnlySpan<byte> raw)
    {
        _layout = layout;
        _rest = raw;
        Current = default;
    }

    public ReportingRecord Current { get; private set; }

    internal readonly bool AtEnd => _rest.IsEmpty;

    public bool MoveNext()
    {
        bool hasStatus = _layout is ReportingRecordLayout.StatusOnly or ReportingRecordLayout.StatusThenConfiguration;
        int head = hasStatus ? 4 : 3;
        if (_rest.Length < head || _rest[head - 3] > (byte)ReportingDirection.Received)
        {
            return false;
        }

        ZclStatus status = hasStatus ? (ZclStatus)_rest[0] : ZclStatus.Success;
        ReportingDirection direction = (ReportingDirection)_rest[head - 3];
        ushort id = BinaryPrimitives.ReadUInt16LittleEndian(_rest[(head - 2)..]);
        bool hasConfiguration = _layout == ReportingRecordLayout.Configuration
            || (_layout == ReportingRecordLayout.StatusThenConfiguration && status == ZclStatus.Success);
        if (hasConfiguration)
        {
            return direction == ReportingDirection.Reported ? MoveToReported(id, _rest[head..]) : MoveToReceived(id, _rest[head..]);
        }

        Current = new ReportingRecord(direction, id, status);
        _rest = _rest[head..];
        return true;
    }

    private bool MoveToReported(ushort id, ReadOnlySpan<byte> octets)
    {
        if (octets.Length < TypedSize)
        {
            return false;
        }

        ZclType type = (ZclType)octets[0];
        ReadOnlySpan<byte> change = octets[TypedSize..];
        int size = ZclTypes.IsAnalog(type) ? ZclTypes.ValueSize(type, change) : 0;
        if (size < 0 || ZclTypes.Kind(type) == ZclValueKind.None)
        {
            return false;
        }

        Current = new ReportingRecord(
            id, type, BinaryPrimitives.ReadUInt16LittleEndian(octets[1..]), BinaryPrimitives.ReadUInt16LittleEndian(octets[3..]),
            size == 0 ? default : ZclValue.Of(type, change[..size]));
        _rest = change[size..];
        return true;
    }

    private bool MoveToReceived(ushort id, ReadOnlySpan<byte> octets)
    {
        if (octets.Length < sizeof(ushort))
        {
            return false;
        }

        Current = new ReportingRecord(id, BinaryPrimitives.ReadUInt16LittleEndian(octets));
        _rest = octets[sizeof(ushort)..];
        return true;
    }
}
