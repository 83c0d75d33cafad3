using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Mgmt_Lqi_req: asks a router for its neighbours.</summary>
/// <param name="StartIndex">The first neighbour wanted.</param>
public readonly record struct MgmtLqiRequest(byte StartIndex) : ILayerCommand<MgmtLqiRequest, ZdoClusterId>
{
    public static ZdoClusterId Id => ZdoClusterId.MgmtLqiRequest;

    public static MgmtLqiRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.U8(nameof(StartIndex)));

    public void Write(ref WireWriter w) => w.U8(StartIndex);
}
