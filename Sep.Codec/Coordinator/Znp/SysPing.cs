using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>SYS_PING: is anybody there?</summary>
public readonly record struct SysPing : IZnpRequest<SysPing, SysPingAnswer>
{
    public static ZnpCommandId Id => ZnpCommandId.SysPing;

    public static SysPing Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
