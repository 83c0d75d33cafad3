using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Mgmt_Leave_rsp: the answer to a leave request.</summary>
/// <param name="Status">How it ended.</param>
public readonly record struct MgmtLeaveResponse(ZdoStatus Status) : ILayerCommand<MgmtLeaveResponse, ZdoClusterId>
{
    public static ZdoClusterId Id => ZdoClusterId.MgmtLeaveResponse;

    public static MgmtLeaveResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.Named8<ZdoStatus>(nameof(Status)));

    public void Write(ref WireWriter w) => w.Named8(Status);
}
