using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>Query Specific File Request: a device asks for a file that is its own, such as credentials. Optional.</summary>
/// <param name="RequestNodeAddress">The device.</param>
/// <param name="ManufacturerCode">Who made the image.</param>
/// <param name="ImageType">Which kind of image, by the manufacturer's numbers; 0xFFC0-0xFFFE have a common meaning.</param>
/// <param name="FileVersion">Its version; a newer one is greater.</param>
/// <param name="ZigBeeStackVersion">The stack that the device runs; 2 for ZigBee PRO.</param>
public readonly record struct QuerySpecificFileRequest(
    Eui64 RequestNodeAddress, ushort ManufacturerCode, ushort ImageType, uint FileVersion, ushort ZigBeeStackVersion) : ISepCommand<QuerySpecificFileRequest>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 18;

    public static CommandKey Key => CommandKey.Specific(ClusterId.OtaUpgrade, 0x08, Direction.ClientToServer);

    public static QuerySpecificFileRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(
            f.Eui64(nameof(RequestNodeAddress)),
            f.U16(nameof(ManufacturerCode)),
            f.U16(nameof(ImageType)),
            f.U32(nameof(FileVersion)),
            f.U16(nameof(ZigBeeStackVersion)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.Eui64(RequestNodeAddress);
        f.U16(ManufacturerCode);
        f.U16(ImageType);
        f.U32(FileVersion);
        f.U16(ZigBeeStackVersion);
    }
}
