using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>SYS_VERSION: asks for the version of the firmware.</summary>
public readonly record struct SysVersion : IZnpRequest<SysVersion, SysVersionAnswer>
{
    public static ZnpCommandId Id => ZnpCommandId.SysVersion;

    public static SysVersion Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
