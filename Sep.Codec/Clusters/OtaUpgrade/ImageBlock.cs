using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>A piece of an image.</summary>
/// <param name="ManufacturerCode">Who made the image.</param>
/// <param name="ImageType">Which kind of image, by the manufacturer's numbers.</param>
/// <param name="FileVersion">Its version.</param>
/// <param name="FileOffset">Where in the file the piece begins, in octets.</param>
/// <param name="ImageData">
/// The piece, at most 255 octets, preceded by its length on the wire. It refers to memory as <see cref="Octets"/> says.
/// </param>
public readonly record struct ImageBlock(ushort ManufacturerCode, ushort ImageType, uint FileVersion, uint FileOffset, Octets ImageData)
{
    private const int FixedSize = 13;

    internal static ImageBlock Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U16(nameof(ManufacturerCode)),
            f.U16(nameof(ImageType)),
            f.U32(nameof(FileVersion)),
            f.U32(nameof(FileOffset)),
            r.Octets(nameof(ImageData), f.U8("DataSize")));
    }

    internal void Write(ref WireWriter w)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ImageData.Length, byte.MaxValue);
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(ManufacturerCode);
        f.U16(ImageType);
        f.U32(FileVersion);
        f.U32(FileOffset);
        f.U8(unchecked((byte)ImageData.Length));
        w.Raw(ImageData.Span);
    }
}
