using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>Query Next Image Request: a device asks whether there is an image for it.</summary>
/// <param name="FieldControl">Which optional fields are there.</param>
/// <param name="ManufacturerCode">Who made the device.</param>
/// <param name="ImageType">Which kind of image, by the manufacturer's numbers.</param>
/// <param name="CurrentFileVersion">The version that runs.</param>
/// <param name="HardwareVersion">Of the device; there when <paramref name="FieldControl"/> says so.</param>
public readonly record struct QueryNextImageRequest(
    QueryNextImageFields FieldControl, ushort ManufacturerCode, ushort ImageType, uint CurrentFileVersion, ushort? HardwareVersion = null)
    : ISepCommand<QueryNextImageRequest>
{
    private const int FixedSize = 9;

    public static CommandKey Key => CommandKey.Specific(ClusterId.OtaUpgrade, 0x01, Direction.ClientToServer);

    public static QueryNextImageRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        QueryNextImageFields fields = f.Named8<QueryNextImageFields>(nameof(FieldControl));
        return new(
            fields,
            f.U16(nameof(ManufacturerCode)),
            f.U16(nameof(ImageType)),
            f.U32(nameof(CurrentFileVersion)),
            (fields & QueryNextImageFields.HardwareVersion) != 0 ? r.U16(nameof(HardwareVersion)) : null);
    }

    public void Write(ref WireWriter w)
    {
        if (HardwareVersion.HasValue != ((FieldControl & QueryNextImageFields.HardwareVersion) != 0))
        {
            throw new ArgumentException("The fields are not those that the field control announces.");
        }

        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(FieldControl);
        f.U16(ManufacturerCode);
        f.U16(ImageType);
        f.U32(CurrentFileVersion);
        if (HardwareVersion is ushort hardware)
        {
            w.U16(hardware);
        }
    }
}
