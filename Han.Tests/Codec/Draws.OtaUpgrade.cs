using Sep.Codec.Clusters.OtaUpgrade;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

public static partial class Draws
{
    public static ImageNotify ImageNotify(byte[] octets) =>
        Raw<ImageNotify>([(byte)(octets[0] & 3), (byte)(1 + (octets[1] % Sep.Codec.Clusters.OtaUpgrade.ImageNotify.MaxQueryJitter)), .. octets[2..]]);

    public static QueryNextImageRequest QueryNextImageRequest(byte[] octets) => Raw<QueryNextImageRequest>([(byte)(octets[0] & 1), .. octets[1..]]);

    public static QueryNextImageResponse QueryNextImageResponse(byte[] octets) =>
        Raw<QueryNextImageResponse>([(byte)(octets[0] > 127 ? ZclStatus.NoImageAvailable : ZclStatus.Success), .. octets[1..]]);

    public static ImageBlockRequest ImageBlockRequest(byte[] octets) => Raw<ImageBlockRequest>([(byte)(octets[0] & 3), .. octets[1..]]);

    public static ImagePageRequest ImagePageRequest(byte[] octets) => Raw<ImagePageRequest>([(byte)(octets[0] & 1), .. octets[1..]]);

    public static QuerySpecificFileRequest QuerySpecificFileRequest(byte[] octets) =>
        Raw<QuerySpecificFileRequest>(octets) with { ImageType = SpecificFileType(octets) };

    public static QuerySpecificFileResponse QuerySpecificFileResponse(byte[] octets) => octets[0] > 127
        ? new(ZclStatus.NotAuthorized, null)
        : new(ZclStatus.Success, new ImageDescription(
            BitConverter.ToUInt16(octets, 1), SpecificFileType(octets), BitConverter.ToUInt32(octets, 5), BitConverter.ToUInt32(octets, 9)));

    public static ImageBlockResponse ImageBlockResponse(byte[] octets) => (octets[0] % 3) switch
    {
        0 => new(ZclStatus.Success, new ImageBlock(
            BitConverter.ToUInt16(octets, 1), BitConverter.ToUInt16(octets, 3), BitConverter.ToUInt32(octets, 5), BitConverter.ToUInt32(octets, 9),
            new Octets(octets.AsMemory(64, octets[13] % 64)))),
        1 => new(ZclStatus.WaitForData, Delay: new ImageBlockDelay(
            new SepTime(BitConverter.ToUInt32(octets, 1)), new SepTime(BitConverter.ToUInt32(octets, 5)), octets[9] > 127 ? BitConverter.ToUInt16(octets, 10) : null)),
        _ => new(ZclStatus.Abort),
    };

    private static CommandDraw[] OtaUpgrade() =>
    [
        For(ImageNotify),
        For(QueryNextImageRequest),
        For(QueryNextImageResponse),
        For(ImageBlockRequest),
        For(ImagePageRequest),
        For(ImageBlockResponse),
        For(Raw<UpgradeEndRequest>),
        For(Raw<UpgradeEndResponse>),
        For(QuerySpecificFileRequest),
        For(QuerySpecificFileResponse),
    ];

    /// <summary>One of the three kinds of file that are a device's own: credentials, configuration, log.</summary>
    private static ushort SpecificFileType(byte[] octets) => (ushort)(0xFFC0 + (octets[10] % 3));
}
