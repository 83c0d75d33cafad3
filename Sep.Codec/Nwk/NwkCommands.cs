using System.Collections.Frozen;
using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>Every network command of this codec, written out.</summary>
public static class NwkCommands
{
    /// <summary>All commands, in the order of their ids.</summary>
    public static IReadOnlyList<LayerCommandEntry<NwkCommandId>> All { get; } =
    [
        Entry<RouteRequest>(),
        Entry<RouteReply>(),
        Entry<NetworkStatus>(),
        Entry<Leave>(),
        Entry<RouteRecord>(),
        Entry<RejoinRequest>(),
        Entry<RejoinResponse>(),
        Entry<LinkStatus>(),
        Entry<NetworkReport>(),
        Entry<NetworkUpdate>(),
    ];

    /// <summary>The same commands by id.</summary>
    public static FrozenDictionary<NwkCommandId, LayerCommandEntry<NwkCommandId>> ById { get; } = LayerCommand.Index(All);

    private static LayerCommandEntry<NwkCommandId> Entry<T>() where T : struct, ILayerCommand<T, NwkCommandId> => LayerCommand.Entry<T, NwkCommandId>();
}
