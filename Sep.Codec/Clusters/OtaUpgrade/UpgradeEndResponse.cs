using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>
/// Upgrade End Response: when the client is to run the new image. What matters is the difference of the two times; where the first is 0, the second
/// is that difference.
/// </summary>
/// <param name="ManufacturerCode">Who made the image.</param>
/// <param name="ImageType">Which kind of image, by the manufacturer's numbers; 0xFFC0-0xFFFE have a common meaning.</param>
/// <param name="FileVersion">Its version; a newer one is greater.</param>
/// <param name="CurrentTime">The server's clock, or 0.</param>
/// <param name="UpgradeTime">When to upgrade; <see cref="SepTime.Invalid"/> to wait for another such command.</param>
public readonly record struct UpgradeEndResponse(
    ushort ManufacturerCode, ushort ImageType, uint FileVersion, SepTime CurrentTime, SepTime UpgradeTime) : ISepCommand<UpgradeEndResponse>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 16;

    public static CommandKey Key => CommandKey.Specific(ClusterId.OtaUpgrade, 0x07, Direction.ServerToClient);

    public static UpgradeEndResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(
            f.U16(nameof(ManufacturerCode)),
            f.U16(nameof(ImageType)),
            f.U32(nameof(FileVersion)),
            f.Time(nameof(CurrentTime)),
            f.Time(nameof(UpgradeTime)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(ManufacturerCode);
        f.U16(ImageType);
        f.U32(FileVersion);
        f.Time(CurrentTime);
        f.Time(UpgradeTime);
    }
}
