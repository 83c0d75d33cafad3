using Sep.Codec.Wire;

namespace Sep.Codec.Aps;

/// <summary>The trust centre says which network key is used from now on.</summary>
/// <param name="SequenceNumber">The key's number.</param>
public readonly record struct SwitchKey(byte SequenceNumber) : ILayerCommand<SwitchKey, ApsCommandId>
{
    public static ApsCommandId Id => ApsCommandId.SwitchKey;

    public static SwitchKey Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.U8(nameof(SequenceNumber)));

    public void Write(ref WireWriter w) => w.U8(SequenceNumber);
}
