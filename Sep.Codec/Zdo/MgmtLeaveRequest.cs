using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Mgmt_Leave_req: tells a device to leave the network, or to send a child away.</summary>
/// <param name="Device">Who shall leave; all zeros for the receiver itself.</param>
/// <param name="Options">How.</param>
public readonly record struct MgmtLeaveRequest(Eui64 Device, MgmtLeaveOptions Options) : ILayerCommand<MgmtLeaveRequest, ZdoClusterId>
{
    /// <summary>Octets after the transaction sequence number.</summary>
    public const int Size = 9;

    public static ZdoClusterId Id => ZdoClusterId.MgmtLeaveRequest;

    public static MgmtLeaveRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.Eui64(nameof(Device)), f.Named8<MgmtLeaveOptions>(nameof(Options)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.Eui64(Device);
        f.Named8(Options);
    }
}
