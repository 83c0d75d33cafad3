using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>AF_REGISTER: gives the coordinator an endpoint.</summary>
/// <param name="Endpoint">1..240.</param>
/// <param name="Profile">0x0109 for Smart Energy.</param>
/// <param name="Device">The device id, 0x0500 for an ESI.</param>
/// <param name="Version">Version of the device.</param>
/// <param name="Latency">0.</param>
/// <param name="InClusters">Servers.</param>
/// <param name="OutClusters">Clients.</param>
public readonly record struct AfRegister(byte Endpoint, ushort Profile, ushort Device, byte Version, byte Latency, UInt16List InClusters, UInt16List OutClusters)
    : IZnpRequest<AfRegister, ZnpStatusAnswer>
{
    private const int FixedSize = 7;

    public static ZnpCommandId Id => ZnpCommandId.AfRegister;

    public static AfRegister Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U8(nameof(Endpoint)),
            f.U16(nameof(Profile)),
            f.U16(nameof(Device)),
            f.U8(nameof(Version)),
            f.U8(nameof(Latency)),
            ZnpClusterList.Read(ref r, nameof(InClusters)),
            ZnpClusterList.Read(ref r, nameof(OutClusters)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(Endpoint);
        f.U16(Profile);
        f.U16(Device);
        f.U8(Version);
        f.U8(Latency);
        ZnpClusterList.Write(ref w, InClusters);
        ZnpClusterList.Write(ref w, OutClusters);
    }
}
