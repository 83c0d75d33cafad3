using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_MSG_CB_REGISTER: from now on device object messages of a cluster come as they are, too.</summary>
/// <param name="Cluster">Which; FFFF: all.</param>
public readonly record struct ZdoMessageCallbackRegister(ushort Cluster) : IZnpRequest<ZdoMessageCallbackRegister, ZnpStatusAnswer>
{
    private const int FixedSize = 2;

    public static ZnpCommandId Id => ZnpCommandId.ZdoMessageCallbackRegister;

    public static ZdoMessageCallbackRegister Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Cluster)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Cluster);
    }
}
