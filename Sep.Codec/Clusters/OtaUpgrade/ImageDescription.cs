using Sep.Codec.Wire;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>What a server says of an image that it has.</summary>
/// <param name="ManufacturerCode">Who made the image.</param>
/// <param name="ImageType">Which kind of image, by the manufacturer's numbers.</param>
/// <param name="FileVersion">Its version.</param>
/// <param name="ImageSize">Its size in octets.</param>
public readonly record struct ImageDescription(ushort ManufacturerCode, ushort ImageType, uint FileVersion, uint ImageSize)
{
    private const int Size = 12;

    internal static ImageDescription Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(ManufacturerCode)), f.U16(nameof(ImageType)), f.U32(nameof(FileVersion)), f.U32(nameof(ImageSize)));
    }

    internal void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(ManufacturerCode);
        f.U16(ImageType);
        f.U32(FileVersion);
        f.U32(ImageSize);
    }
}
