using System.Collections.Frozen;
using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>Every MAC command of this codec, written out.</summary>
public static class MacCommands
{
    /// <summary>All commands, in the order of their ids.</summary>
    public static IReadOnlyList<LayerCommandEntry<MacCommandId>> All { get; } =
    [
        Entry<AssociationRequest>(),
        Entry<AssociationResponse>(),
        Entry<DisassociationNotification>(),
        Entry<DataRequest>(),
        Entry<PanIdConflictNotification>(),
        Entry<OrphanNotification>(),
        Entry<BeaconRequest>(),
        Entry<CoordinatorRealignment>(),
    ];

    /// <summary>The same commands by id.</summary>
    public static FrozenDictionary<MacCommandId, LayerCommandEntry<MacCommandId>> ById { get; } = LayerCommand.Index(All);

    private static LayerCommandEntry<MacCommandId> Entry<T>() where T : struct, ILayerCommand<T, MacCommandId> => LayerCommand.Entry<T, MacCommandId>();
}
