using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>Query Next Image Response: whether there is an image for the device.</summary>
/// <param name="Status">SUCCESS, NO_IMAGE_AVAILABLE or NOT_AUTHORIZED.</param>
/// <param name="Image">What is offered; there on SUCCESS alone.</param>
public readonly record struct QueryNextImageResponse(ZclStatus Status, ImageDescription? Image) : ISepCommand<QueryNextImageResponse>
{
    public static CommandKey Key => CommandKey.Specific(ClusterId.OtaUpgrade, 0x02, Direction.ServerToClient);

    public static QueryNextImageResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        ZclStatus status = r.Named8<ZclStatus>(nameof(Status));
        return new(status, ImageDescription.ReadAfter(status, ref r));
    }

    public void Write(ref WireWriter w) => ImageDescription.WriteAfter(Status, Image, ref w);
}
