using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_EXT_NWK_INFO: asks for the network that the chip is in.</summary>
public readonly record struct ZdoExtNetworkInfo : IZnpRequest<ZdoExtNetworkInfo, ZdoExtNetworkInfoAnswer>
{
    public static ZnpCommandId Id => ZnpCommandId.ZdoExtNetworkInfo;

    public static ZdoExtNetworkInfo Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
