using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Unbind_rsp: the answer to an unbind request.</summary>
/// <param name="Status">How it ended.</param>
public readonly record struct UnbindResponse(ZdoStatus Status) : ILayerCommand<UnbindResponse, ZdoClusterId>
{
    public static ZdoClusterId Id => ZdoClusterId.UnbindResponse;

    public static UnbindResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.Named8<ZdoStatus>(nameof(Status)));

    public void Write(ref WireWriter w) => w.Named8(Status);
}
