using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>Image Block Response: a piece of an image, or why there is none.</summary>
/// <param name="Status">SUCCESS, WAIT_FOR_DATA or ABORT.</param>
/// <param name="Block">The piece; there on SUCCESS alone.</param>
/// <param name="Delay">When to ask again; there on WAIT_FOR_DATA alone.</param>
public readonly record struct ImageBlockResponse(ZclStatus Status, ImageBlock? Block = null, ImageBlockDelay? Delay = null) : ISepCommand<ImageBlockResponse>
{
    public static CommandKey Key => CommandKey.Specific(ClusterId.OtaUpgrade, 0x05, Direction.ServerToClient);

    public static ImageBlockResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        ZclStatus status = r.Named8<ZclStatus>(nameof(Status));
        return new(
            status,
            status == ZclStatus.Success && !r.Failed ? ImageBlock.Read(ref r) : null,
            status == ZclStatus.WaitForData ? ImageBlockDelay.Read(ref r) : null);
    }

    public void Write(ref WireWriter w)
    {
        if (Status == ZclStatus.Success != Block.HasValue || Status == ZclStatus.WaitForData != Delay.HasValue)
        {
            throw new ArgumentException("A piece goes with SUCCESS, a delay with WAIT_FOR_DATA, and nothing with any other status.");
        }

        w.Named8(Status);
        Block?.Write(ref w);
        Delay?.Write(ref w);
    }
}
