using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>What an endpoint is: an application's profile, device and clusters.</summary>
/// <param name="Endpoint">1..254.</param>
/// <param name="Profile">0x0109 for Smart Energy.</param>
/// <param name="Device">Which of the profile's devices.</param>
/// <param name="DeviceVersion">0..15.</param>
/// <param name="InputClusters">The clusters of which it is the server; at most 255.</param>
/// <param name="OutputClusters">The clusters of which it is the client; at most 255.</param>
public readonly record struct SimpleDescriptor(
    byte Endpoint, ushort Profile, ushort Device, byte DeviceVersion, UInt16List InputClusters, UInt16List OutputClusters) : IWireValue<SimpleDescriptor>
{
    private const int FixedSize = 6;
    private const int VersionMask = 0x0F;

    /// <summary>Octets on the wire.</summary>
    public int Size => FixedSize + 1 + InputClusters.Raw.Length + 1 + OutputClusters.Raw.Length;

    /// <summary>Reads the descriptor; the 4 reserved bits are ignored.</summary>
    public static SimpleDescriptor Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U8(nameof(Endpoint)),
            f.U16(nameof(Profile)),
            f.U16(nameof(Device)),
            (byte)(f.U8(nameof(DeviceVersion)) & VersionMask),
            ClusterList.Read(ref r, "InputClusterCount", nameof(InputClusters)),
            ClusterList.Read(ref r, "OutputClusterCount", nameof(OutputClusters)));
    }

    public void Write(ref WireWriter w)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(DeviceVersion, VersionMask);
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(Endpoint);
        f.U16(Profile);
        f.U16(Device);
        f.U8(DeviceVersion);
        ClusterList.Write(ref w, InputClusters);
        ClusterList.Write(ref w, OutputClusters);
    }
}
