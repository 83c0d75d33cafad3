using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Match_Desc_req: asks a device, or all that listen, for endpoints that have one of these clusters.</summary>
/// <param name="NwkAddressOfInterest">The device, or 0xFFFD for all whose receiver is on when idle.</param>
/// <param name="Profile">0x0109 for Smart Energy.</param>
/// <param name="InputClusters">Servers wanted; at most 255.</param>
/// <param name="OutputClusters">Clients wanted; at most 255.</param>
public readonly record struct MatchDescriptorRequest(ushort NwkAddressOfInterest, ushort Profile, UInt16List InputClusters, UInt16List OutputClusters)
    : ILayerCommand<MatchDescriptorRequest, ZdoClusterId>
{
    private const int FixedSize = 4;

    public static ZdoClusterId Id => ZdoClusterId.MatchDescriptorRequest;

    public static MatchDescriptorRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U16(nameof(NwkAddressOfInterest)),
            f.U16(nameof(Profile)),
            ClusterList.Read(ref r, "InputClusterCount", nameof(InputClusters)),
            ClusterList.Read(ref r, "OutputClusterCount", nameof(OutputClusters)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(NwkAddressOfInterest);
        f.U16(Profile);
        ClusterList.Write(ref w, InputClusters);
        ClusterList.Write(ref w, OutputClusters);
    }
}
