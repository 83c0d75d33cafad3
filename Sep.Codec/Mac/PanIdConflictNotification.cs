using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>A device tells its coordinator that it heard another PAN of the same id. It has no fields.</summary>
public readonly record struct PanIdConflictNotification : ILayerCommand<PanIdConflictNotification, MacCommandId>
{
    public static MacCommandId Id => MacCommandId.PanIdConflictNotification;

    public static PanIdConflictNotification Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
