using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_MGMT_LEAVE_RSP.</summary>
/// <param name="Source">Who answers.</param>
/// <param name="Status">How it went.</param>
public readonly record struct ZdoMgmtLeaveResponse(ushort Source, ZnpStatus Status) : ILayerCommand<ZdoMgmtLeaveResponse, ZnpCommandId>
{
    private const int FixedSize = 3;

    public static ZnpCommandId Id => ZnpCommandId.ZdoMgmtLeaveResponse;

    public static ZdoMgmtLeaveResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Source)), f.Named8<ZnpStatus>(nameof(Status)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Source);
        f.Named8(Status);
    }
}
