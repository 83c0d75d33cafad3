using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>Ends an association, from either side.</summary>
/// <param name="Reason">Which side.</param>
public readonly record struct DisassociationNotification(DisassociationReason Reason) : ILayerCommand<DisassociationNotification, MacCommandId>
{
    public static MacCommandId Id => MacCommandId.DisassociationNotification;

    public static DisassociationNotification Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.Named8<DisassociationReason>(nameof(Reason)));

    public void Write(ref WireWriter w) => w.Named8(Reason);
}
