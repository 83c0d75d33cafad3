using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>SYS_GET_EXTADDR: asks for the EUI-64 of the coordinator.</summary>
public readonly record struct SysGetExtendedAddress : IZnpRequest<SysGetExtendedAddress, SysGetExtendedAddressAnswer>
{
    public static ZnpCommandId Id => ZnpCommandId.SysGetExtendedAddress;

    public static SysGetExtendedAddress Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
