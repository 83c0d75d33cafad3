using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>Image Notify: the server has an image, for those whom the fields fit. The only command of this cluster that is broadcast.</summary>
/// <param name="PayloadType">Which of the last three fields are there.</param>
/// <param name="QueryJitter">1..100: of those who hear a broadcast, about so many percent are to ask.</param>
/// <param name="ManufacturerCode">Only devices of this manufacturer; 0xFFFF for any.</param>
/// <param name="ImageType">Only for images of this kind; 0xFFFF for any.</param>
/// <param name="NewFileVersion">The version that is offered.</param>
public readonly record struct ImageNotify(
    ImageNotifyPayload PayloadType, byte QueryJitter, ushort? ManufacturerCode = null, ushort? ImageType = null, uint? NewFileVersion = null)
    : ISepCommand<ImageNotify>
{
    /// <summary>The largest jitter: all are to ask.</summary>
    public const byte MaxQueryJitter = 100;

    public static CommandKey Key => CommandKey.Specific(ClusterId.OtaUpgrade, 0x00, Direction.ServerToClient);

    public static ImageNotify Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        ImageNotifyPayload type = r.Named8<ImageNotifyPayload>(nameof(PayloadType));
        return new(
            type,
            r.U8(nameof(QueryJitter)),
            Carries(type, ImageNotifyPayload.ManufacturerCode) ? r.U16(nameof(ManufacturerCode)) : null,
            Carries(type, ImageNotifyPayload.ImageType) ? r.U16(nameof(ImageType)) : null,
            Carries(type, ImageNotifyPayload.NewFileVersion) ? r.U32(nameof(NewFileVersion)) : null);
    }

    public void Write(ref WireWriter w)
    {
        ArgumentOutOfRangeException.ThrowIfZero(QueryJitter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(QueryJitter, MaxQueryJitter);
        bool agrees = ManufacturerCode.HasValue == Carries(PayloadType, ImageNotifyPayload.ManufacturerCode)
            && ImageType.HasValue == Carries(PayloadType, ImageNotifyPayload.ImageType)
            && NewFileVersion.HasValue == Carries(PayloadType, ImageNotifyPayload.NewFileVersion);
        if (!agrees)
        {
            throw new ArgumentException("The fields are not those that the payload type announces.");
        }

        w.Named8(PayloadType);
        w.U8(QueryJitter);
        if (ManufacturerCode is ushort manufacturer)
        {
            w.U16(manufacturer);
        }

        if (ImageType is ushort image)
        {
            w.U16(image);
        }

        if (NewFileVersion is uint version)
        {
            w.U32(version);
        }
    }

    private static bool Carries(ImageNotifyPayload type, ImageNotifyPayload field) => type >= field && type <= ImageNotifyPayload.NewFileVersion;
}
