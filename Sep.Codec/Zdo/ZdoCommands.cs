using System.Collections.Frozen;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Every command of the device profile of this codec, written out.</summary>
public static class ZdoCommands
{
    /// <summary>All commands, in the order of the list.</summary>
    public static IReadOnlyList<LayerCommandEntry<ZdoClusterId>> All { get; } =
    [
        Entry<NwkAddressRequest>(),
        Entry<NwkAddressResponse>(),
        Entry<IeeeAddressRequest>(),
        Entry<IeeeAddressResponse>(),
        Entry<NodeDescriptorRequest>(),
        Entry<NodeDescriptorResponse>(),
        Entry<SimpleDescriptorRequest>(),
        Entry<SimpleDescriptorResponse>(),
        Entry<ActiveEndpointRequest>(),
        Entry<ActiveEndpointResponse>(),
        Entry<MatchDescriptorRequest>(),
        Entry<MatchDescriptorResponse>(),
        Entry<DeviceAnnounce>(),
        Entry<BindRequest>(),
        Entry<BindResponse>(),
        Entry<UnbindRequest>(),
        Entry<UnbindResponse>(),
        Entry<MgmtLqiRequest>(),
        Entry<MgmtLqiResponse>(),
        Entry<MgmtLeaveRequest>(),
        Entry<MgmtLeaveResponse>(),
        Entry<MgmtPermitJoiningRequest>(),
        Entry<MgmtPermitJoiningResponse>(),
    ];

    /// <summary>The same commands by cluster.</summary>
    public static FrozenDictionary<ZdoClusterId, LayerCommandEntry<ZdoClusterId>> ById { get; } = LayerCommand.Index(All);

    private static LayerCommandEntry<ZdoClusterId> Entry<T>() where T : struct, ILayerCommand<T, ZdoClusterId> => LayerCommand.Entry<T, ZdoClusterId>();
}
