using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>Says that the sender leaves the network, or tells the receiver to.</summary>
/// <param name="Options">Which of both, and how.</param>
public readonly record struct Leave(LeaveOptions Options) : ILayerCommand<Leave, NwkCommandId>
{
    public static NwkCommandId Id => NwkCommandId.Leave;

    public static Leave Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.Named8<LeaveOptions>(nameof(Options)));

    public void Write(ref WireWriter w) => w.Named8(Options);
}
