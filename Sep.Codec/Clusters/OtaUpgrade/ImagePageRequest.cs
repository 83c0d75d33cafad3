using System.Runtime.CompilerServices;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>Image Page Request: a device asks for many pieces of an image at once. Optional.</summary>
/// <param name="FieldControl">Which optional fields are there.</param>
/// <param name="ManufacturerCode">Who made the image.</param>
/// <param name="ImageType">Which kind of image, by the manufacturer's numbers.</param>
/// <param name="FileVersion">Its version.</param>
/// <param name="FileOffset">Where in the file the first piece begins, in octets.</param>
/// <param name="MaximumDataSize">At most so many octets a piece.</param>
/// <param name="PageSize">So many octets altogether.</param>
/// <param name="ResponseSpacingMilliseconds">Milliseconds from piece to piece.</param>
/// <param name="RequestNodeAddress">The device; there when <paramref name="FieldControl"/> says so.</param>
public readonly record struct ImagePageRequest(
    ImageBlockFields FieldControl, ushort ManufacturerCode, ushort ImageType, uint FileVersion, uint FileOffset, byte MaximumDataSize,
    ushort PageSize, ushort ResponseSpacingMilliseconds, Eui64? RequestNodeAddress = null) : ISepCommand<ImagePageRequest>
{
    private const int FixedSize = 18;

    public static CommandKey Key => CommandKey.Specific(ClusterId.OtaUpgrade, 0x04, Direction.ClientToServer);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ImagePageRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
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
            f.U16(nameof(PageSize)),
            f.U16(nameof(ResponseSpacingMilliseconds)),
            (fields & ImageBlockFields.RequestNodeAddress) != 0 ? r.Eui64(nameof(RequestNodeAddress)) : null);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Write(ref WireWriter w)
    {
        if (RequestNodeAddress.HasValue != ((FieldControl & ImageBlockFields.RequestNodeAddress) != 0))
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
        f.U16(PageSize);
        f.U16(ResponseSpacingMilliseconds);
        if (RequestNodeAddress is Eui64 address)
        {
            w.Eui64(address);
        }
    }
}
