using System.Collections.Frozen;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>Every command of this codec and every answer, written out, for tools that do not know the type beforehand.</summary>
public static class ZnpCommands
{
    /// <summary>All of them; a request is followed by its answer.</summary>
    public static IReadOnlyList<LayerCommandEntry<ZnpCommandId>> All { get; } =
    [
        LayerCommand.Entry<ZnpRpcError, ZnpCommandId>(),
        LayerCommand.Entry<SysResetRequest, ZnpCommandId>(),
        .. Request<SysPing, SysPingAnswer>(),
        .. Request<SysVersion, SysVersionAnswer>(),
        .. Request<SysGetExtendedAddress, SysGetExtendedAddressAnswer>(),
        .. Request<SysOsalNvItemInit, ZnpStatusAnswer>(),
        .. Request<SysOsalNvDelete, ZnpStatusAnswer>(),
        .. Request<SysOsalNvLength, SysOsalNvLengthAnswer>(),
        .. Request<SysOsalNvReadExt, ZnpNvValueAnswer>(),
        .. Request<SysOsalNvWriteExt, ZnpStatusAnswer>(),
        .. Request<SysNvLength, SysNvLengthAnswer>(),
        .. Request<SysNvRead, ZnpNvValueAnswer>(),
        .. Request<SysNvWrite, ZnpStatusAnswer>(),
        LayerCommand.Entry<SysResetIndication, ZnpCommandId>(),
        .. Request<AfRegister, ZnpStatusAnswer>(),
        .. Request<AfDataRequest, ZnpStatusAnswer>(),
        .. Request<AfDataRequestExt, ZnpStatusAnswer>(),
        .. Request<AfDataRetrieve, AfDataRetrieveAnswer>(),
        LayerCommand.Entry<AfDataConfirm, ZnpCommandId>(),
        LayerCommand.Entry<AfIncomingMessage, ZnpCommandId>(),
        LayerCommand.Entry<AfIncomingMessageExt, ZnpCommandId>(),
        .. Request<ZdoNwkAddressRequest, ZnpStatusAnswer>(),
        .. Request<ZdoIeeeAddressRequest, ZnpStatusAnswer>(),
        .. Request<ZdoNodeDescriptorRequest, ZnpStatusAnswer>(),
        .. Request<ZdoSimpleDescriptorRequest, ZnpStatusAnswer>(),
        .. Request<ZdoActiveEndpointRequest, ZnpStatusAnswer>(),
        .. Request<ZdoSetLinkKey, ZnpStatusAnswer>(),
        .. Request<ZdoRemoveLinkKey, ZnpStatusAnswer>(),
        .. Request<ZdoGetLinkKey, ZdoGetLinkKeyAnswer>(),
        .. Request<ZdoMgmtLeaveRequest, ZnpStatusAnswer>(),
        .. Request<ZdoMgmtPermitJoinRequest, ZnpStatusAnswer>(),
        .. Request<ZdoMessageCallbackRegister, ZnpStatusAnswer>(),
        .. Request<ZdoStartupFromApp, ZdoStartupFromAppAnswer>(),
        .. Request<ZdoExtRouteDiscovery, ZnpStatusAnswer>(),
        .. Request<ZdoExtRouteCheck, ZnpStatusAnswer>(),
        .. Request<ZdoExtFindGroup, ZdoExtFindGroupAnswer>(),
        .. Request<ZdoExtAddGroup, ZnpStatusAnswer>(),
        .. Request<ZdoExtUpdateNetworkKey, ZnpStatusAnswer>(),
        .. Request<ZdoExtSwitchNetworkKey, ZnpStatusAnswer>(),
        .. Request<ZdoExtNetworkInfo, ZdoExtNetworkInfoAnswer>(),
        .. Request<ZdoExtApsRemove, ZnpStatusAnswer>(),
        LayerCommand.Entry<ZdoNwkAddressResponse, ZnpCommandId>(),
        LayerCommand.Entry<ZdoIeeeAddressResponse, ZnpCommandId>(),
        LayerCommand.Entry<ZdoNodeDescriptorResponse, ZnpCommandId>(),
        LayerCommand.Entry<ZdoSimpleDescriptorResponse, ZnpCommandId>(),
        LayerCommand.Entry<ZdoActiveEndpointResponse, ZnpCommandId>(),
        LayerCommand.Entry<ZdoMgmtLeaveResponse, ZnpCommandId>(),
        LayerCommand.Entry<ZdoMgmtPermitJoinResponse, ZnpCommandId>(),
        LayerCommand.Entry<ZdoStateChange, ZnpCommandId>(),
        LayerCommand.Entry<ZdoDeviceAnnounce, ZnpCommandId>(),
        LayerCommand.Entry<ZdoSourceRoute, ZnpCommandId>(),
        LayerCommand.Entry<ZdoLeave, ZnpCommandId>(),
        LayerCommand.Entry<ZdoTrustCenterDevice, ZnpCommandId>(),
        LayerCommand.Entry<ZdoPermitJoin, ZnpCommandId>(),
        LayerCommand.Entry<ZdoMessage, ZnpCommandId>(),
        .. Request<UtilGetDeviceInfo, UtilGetDeviceInfoAnswer>(),
        .. Request<UtilLedControl, ZnpStatusAnswer>(),
        .. Request<UtilApsLinkKeyData, UtilApsLinkKeyDataAnswer>(),
        .. Request<UtilAssociationFind, UtilAssociationFindAnswer>(),
        .. Request<UtilKeyEstablishmentInitiate, ZnpStatusAnswer>(),
        .. Request<UtilKeyEstablishmentSign, UtilKeyEstablishmentSignAnswer>(),
        LayerCommand.Entry<UtilKeyEstablishment, ZnpCommandId>(),
        .. Request<AppConfigAddInstallCode, ZnpStatusAnswer>(),
        .. Request<AppConfigStartCommissioning, ZnpStatusAnswer>(),
        .. Request<AppConfigJoinUsesInstallCode, ZnpStatusAnswer>(),
        .. Request<AppConfigSetChannel, ZnpStatusAnswer>(),
        LayerCommand.Entry<AppConfigCommissioning, ZnpCommandId>(),
    ];

    /// <summary>The same by number.</summary>
    public static FrozenDictionary<ZnpCommandId, LayerCommandEntry<ZnpCommandId>> ById { get; } = LayerCommand.Index(All);

    private static LayerCommandEntry<ZnpCommandId>[] Request<TRequest, TAnswer>()
        where TRequest : struct, IZnpRequest<TRequest, TAnswer>
        where TAnswer : struct, IWireValue<TAnswer> =>
        [LayerCommand.Entry<TRequest, ZnpCommandId>(), LayerCommand.Entry<TAnswer, ZnpCommandId>(ZnpFrame.AnswerTo(TRequest.Id))];
}
