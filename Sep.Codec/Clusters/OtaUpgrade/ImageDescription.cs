using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>What a server says of an image that it has.</summary>
/// <param name="ManufacturerCode">Who made the image.</param>
/// <param name="ImageType">Which kind of image, by the manufacturer's numbers.</param>
/// <param name="FileVersion">Its version.</param>
/// <param name="ImageSize">Its size in octets.</param>
public readonly record struct ImageDescription(ushort ManufacturerCode, ushort ImageType, uint FileVersion, uint ImageSize)
{
    private const int Size = 12;

    /// <summary>What follows the status of an answer: a description on SUCCESS, and nothing otherwise.</summary>
    internal static ImageDescription? ReadAfter<TTrace>(ZclStatus status, ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        status == ZclStatus.Success && !r.Failed ? Read(ref r) : null;

    /// <summary>Writes an answer: its status and, on SUCCESS alone, a description.</summary>
    /// <exception cref="ArgumentException">A description without SUCCESS, or SUCCESS without one.</exception>
    internal static void WriteAfter(ZclStatus status, ImageDescription? image, ref WireWriter w)
    {
        if (status == ZclStatus.Success != image.HasValue)
        {
            throw new ArgumentException("An image goes with SUCCESS and with nothing else.");
        }

        w.Named8(status);
        image?.Write(ref w);
    }

    private static ImageDescription Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(ManufacturerCode)), f.U16(nameof(ImageType)), f.U32(nameof(FileVersion)), f.U32(nameof(ImageSize)));
    }

    private void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(ManufacturerCode);
        f.U16(ImageType);
        f.U32(FileVersion);
        f.U32(ImageSize);
    }
}
