using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>Query Specific File Response: whether there is the file that the device asked for. Optional.</summary>
/// <param name="Status">SUCCESS, NO_IMAGE_AVAILABLE or NOT_AUTHORIZED.</param>
/// <param name="Image">What is offered; there on SUCCESS alone.</param>
public readonly record struct QuerySpecificFileResponse(ZclStatus Status, ImageDescription? Image) : ISepCommand<QuerySpecificFileResponse>
{
    public static CommandKey Key => CommandKey.Specific(ClusterId.OtaUpgrade, 0x09, Direction.ServerToClient);

    public static QuerySpecificFileResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        ZclStatus status = r.Named8<ZclStatus>(nameof(Status));
        return new(status, ImageDescription.ReadAfter(status, ref r));
    }

    public void Write(ref WireWriter w) => ImageDescription.WriteAfter(Status, Image, ref w);
}
