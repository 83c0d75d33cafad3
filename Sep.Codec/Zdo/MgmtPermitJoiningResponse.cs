using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Mgmt_Permit_Joining_rsp: the answer to a permit joining request that was not a broadcast.</summary>
/// <param name="Status">How it ended.</param>
public readonly record struct MgmtPermitJoiningResponse(ZdoStatus Status) : ILayerCommand<MgmtPermitJoiningResponse, ZdoClusterId>
{
    public static ZdoClusterId Id => ZdoClusterId.MgmtPermitJoiningResponse;

    public static MgmtPermitJoiningResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.Named8<ZdoStatus>(nameof(Status)));

    public void Write(ref WireWriter w) => w.Named8(Status);
}
