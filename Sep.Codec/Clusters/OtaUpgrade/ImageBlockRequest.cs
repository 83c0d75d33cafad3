using System.Runtime.CompilerServices;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>Image Block Request: a device asks for a piece of an image.</summary>
/// <param name="FieldControl">Which optional fields are there.</param>
/// <param name="ManufacturerCode">Who made the image.</param>
/// <param name="ImageType">Which kind of image, by the manufacturer's numbers.</param>
/// <param name="FileVersion">Its version.</param>
/// <param name="FileOffset">Where in the file the piece begins, in octets.</param>
/// <param name="MaximumDataSize">At most so many octets.</param>
/// <param name="RequestNodeAddress">The device; there when <paramref name="FieldControl"/> says so.</param>
/// <param name="MinimumBlockPeriod">
/// How long the device waits between requests, in milliseconds (seconds in the first revision that had it); there when
/// <paramref name="FieldControl"/> says so.
/// </param>
public readonly record struct ImageBlockRequest(
    ImageBlockFields FieldControl, ushort ManufacturerCode, ushort ImageType, uint FileVersion, uint FileOffset, byte MaximumDataSize,
    Eui64? RequestNodeAddress = null, ushort? MinimumBlockPeriod = null) : ISepCommand<ImageBlockRequest>
{
    private const int FixedSize = 14;

    public static CommandKey Key => CommandKey.Specific(ClusterId.OtaUpgrade, 0x03, Direction.ClientToServer);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ImageBlockRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        ImageBlockFields fields = f.Named8<ImageBlockFields>(nameof(FieldControl));
        return new(
            fields,
            f.U16(nameof(ManufacturerCode)),
            f.U16(nameof(ImageType)),
            f.U32(nameof(FileVersion)),
            f.U32(nameof(FileOffset)),
            f.U8(nameof(MaximumDataSize)),
            (fields & ImageBlockFields.RequestNodeAddress) != 0 ? r.Eui64(nameof(RequestNodeAddress)) : null,
            (fields & ImageBlockFields.MinimumBlockPeriod) != 0 ? r.U16(nameof(MinimumBlockPeriod)) : null);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Write(ref WireWriter w)
    {
        bool agrees = RequestNodeAddress.HasValue == ((FieldControl & ImageBlockFields.RequestNodeAddress) != 0)
            && MinimumBlockPeriod.HasValue == ((FieldControl & ImageBlockFields.MinimumBlockPeriod) != 0);
        if (!agrees)
        {
            throw new ArgumentException("The fields are not those that the field control announces.");
        }

        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(FieldControl);
        f.U16(ManufacturerCode);
        f.U16(ImageType);
        f.U32(FileVersion);
        f.U32(FileOffset);
        f.U8(MaximumDataSize);
        if (RequestNodeAddress is Eui64 address)
        {
            w.Eui64(address);
        }

        if (MinimumBlockPeriod is ushort period)
        {
            w.U16(period);
        }
    }
}
