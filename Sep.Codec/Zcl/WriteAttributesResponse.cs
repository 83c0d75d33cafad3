using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Write Attributes Response: the attributes that could not be written. When all could, the payload is the one octet SUCCESS.</summary>
/// <param name="Failures">Status and id of each failure; empty for success.</param>
public readonly record struct WriteAttributesResponse(AttributeRecords Failures) : ISepCommand<WriteAttributesResponse>
{
    /// <summary>Every attribute was written.</summary>
    public static WriteAttributesResponse AllWritten => new(new AttributeRecords(AttributeRecordLayout.StatusOnly));

    public static CommandKey Key => CommandKey.ProfileWide(0x04);

    public static WriteAttributesResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        if (r.Tail is [(byte)ZclStatus.Success])
        {
            _ = r.Named8<ZclStatus>("Status");
            return AllWritten;
        }

        return new WriteAttributesResponse(r.Records(nameof(Failures), AttributeRecordLayout.StatusOnly));
    }

    public void Write(ref WireWriter w)
    {
        if (Failures.IsEmpty)
        {
            w.U8((byte)ZclStatus.Success);
            return;
        }

        w.Records(Failures, AttributeRecordLayout.StatusOnly);
    }
}
