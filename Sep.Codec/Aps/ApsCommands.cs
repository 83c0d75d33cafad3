using System.Collections.Frozen;
using Sep.Codec.Wire;

namespace Sep.Codec.Aps;

/// <summary>Every application support command of this codec, written out.</summary>
public static class ApsCommands
{
    /// <summary>All commands, in the order of their ids.</summary>
    public static IReadOnlyList<LayerCommandEntry<ApsCommandId>> All { get; } =
    [
        Entry<TransportKey>(),
        Entry<UpdateDevice>(),
        Entry<RemoveDevice>(),
        Entry<RequestKey>(),
        Entry<SwitchKey>(),
        Entry<Tunnel>(),
    ];

    /// <summary>The same commands by id.</summary>
    public static FrozenDictionary<ApsCommandId, LayerCommandEntry<ApsCommandId>> ById { get; } = LayerCommand.Index(All);

    private static LayerCommandEntry<ApsCommandId> Entry<T>() where T : struct, ILayerCommand<T, ApsCommandId> => LayerCommand.Entry<T, ApsCommandId>();
}
