using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>A device that lost its parent asks who knows it. It has no fields.</summary>
public readonly record struct OrphanNotification : ILayerCommand<OrphanNotification, MacCommandId>
{
    public static MacCommandId Id => MacCommandId.OrphanNotification;

    public static OrphanNotification Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
