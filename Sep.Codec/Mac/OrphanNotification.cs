using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>A device that lost its parent asks who knows it. It has no fields.</summary>
public readonly record struct OrphanNotification : ILayerCommand<OrphanNotification, MacCommandId>
{
    public static MacCommandId Id => MacCommandId.OrphanNotification;

    public static OrphanNotification Read(ref WireReader r) => default;

    public void Write(ref WireWriter w)
    {
    }
}
