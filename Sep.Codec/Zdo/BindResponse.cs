using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Bind_rsp: the answer to a bind request.</summary>
/// <param name="Status">How it ended.</param>
public readonly record struct BindResponse(ZdoStatus Status) : ILayerCommand<BindResponse, ZdoClusterId>
{
    public static ZdoClusterId Id => ZdoClusterId.BindResponse;

    public static BindResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.Named8<ZdoStatus>(nameof(Status)));

    public void Write(ref WireWriter w) => w.Named8(Status);
}
