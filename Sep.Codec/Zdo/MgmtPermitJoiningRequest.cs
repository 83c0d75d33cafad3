using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Mgmt_Permit_Joining_req: opens or closes the network for new devices.</summary>
/// <param name="PermitDurationSeconds">0 closes; 255, without end, is not used in Smart Energy, which repeats 254 at most.</param>
/// <param name="TrustCenterSignificance">The trust centre's own permission changes too.</param>
public readonly record struct MgmtPermitJoiningRequest(byte PermitDurationSeconds, bool TrustCenterSignificance)
    : ILayerCommand<MgmtPermitJoiningRequest, ZdoClusterId>
{
    /// <summary>Octets after the transaction sequence number.</summary>
    public const int Size = 2;

    public static ZdoClusterId Id => ZdoClusterId.MgmtPermitJoiningRequest;

    public static MgmtPermitJoiningRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U8(nameof(PermitDurationSeconds)), f.U8(nameof(TrustCenterSignificance)) != 0);
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U8(PermitDurationSeconds);
        f.U8((byte)(TrustCenterSignificance ? 1 : 0));
    }
}
