using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>Upgrade End Request: the client has the whole image, or gives up.</summary>
/// <param name="Status">SUCCESS for a good image; INVALID_IMAGE, REQUIRE_MORE_IMAGE or ABORT.</param>
/// <param name="ManufacturerCode">Who made the image.</param>
/// <param name="ImageType">Which kind of image, by the manufacturer's numbers; 0xFFC0-0xFFFE have a common meaning.</param>
/// <param name="FileVersion">Its version; a newer one is greater.</param>
public readonly record struct UpgradeEndRequest(
    ZclStatus Status, ushort ManufacturerCode, ushort ImageType, uint FileVersion) : ISepCommand<UpgradeEndRequest>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 9;

    public static CommandKey Key => CommandKey.Specific(ClusterId.OtaUpgrade, 0x06, Direction.ClientToServer);

    public static UpgradeEndRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(
            f.Named8<ZclStatus>(nameof(Status)),
            f.U16(nameof(ManufacturerCode)),
            f.U16(nameof(ImageType)),
            f.U32(nameof(FileVersion)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.Named8(Status);
        f.U16(ManufacturerCode);
        f.U16(ImageType);
        f.U32(FileVersion);
    }
}
