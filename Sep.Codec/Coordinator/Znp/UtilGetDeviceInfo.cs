using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>UTIL_GET_DEVICE_INFO: asks what the chip is.</summary>
public readonly record struct UtilGetDeviceInfo : IZnpRequest<UtilGetDeviceInfo, UtilGetDeviceInfoAnswer>
{
    public static ZnpCommandId Id => ZnpCommandId.UtilGetDeviceInfo;

    public static UtilGetDeviceInfo Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
