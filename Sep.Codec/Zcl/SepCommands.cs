using System.Collections.Frozen;
using Sep.Codec.Clusters.Alarms;
using Sep.Codec.Clusters.Basic;
using Sep.Codec.Clusters.Commissioning;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Clusters.Identify;
using Sep.Codec.Clusters.KeyEstablishment;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.OtaUpgrade;
using Sep.Codec.Clusters.Prepayment;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Clusters.Tunneling;
using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Every command of this codec. The list is written out, not found by reflection, so that ahead-of-time compilation keeps working.</summary>
public static class SepCommands
{
    /// <summary>All commands, in the order of the list.</summary>
    public static IReadOnlyList<SepCommandEntry> All { get; } =
    [
        // Profile-wide
        Entry<ReadAttributes>(),
        Entry<ReadAttributesResponse>(),
        Entry<WriteAttributes>(),
        Entry<WriteAttributesUndivided>(),
        Entry<WriteAttributesResponse>(),
        Entry<WriteAttributesNoResponse>(),
        Entry<ConfigureReporting>(),
        Entry<ConfigureReportingResponse>(),
        Entry<ReadReportingConfiguration>(),
        Entry<ReadReportingConfigurationResponse>(),
        Entry<ReportAttributes>(),
        Entry<DefaultResponse>(),
        Entry<DiscoverAttributes>(),
        Entry<DiscoverAttributesResponse>(),

        // Basic
        Entry<ResetToFactoryDefaults>(),

        // Identify
        Entry<Identify>(),
        Entry<IdentifyQuery>(),
        Entry<IdentifyQueryResponse>(),

        // Alarms
        Entry<ResetAlarm>(),
        Entry<ResetAllAlarms>(),
        Entry<GetAlarm>(),
        Entry<ResetAlarmLog>(),
        Entry<Alarm>(),
        Entry<GetAlarmResponse>(),

        // Commissioning
        Entry<RestartDevice>(),
        Entry<SaveStartupParameters>(),
        Entry<RestoreStartupParameters>(),
        Entry<ResetStartupParameters>(),
        Entry<RestartDeviceResponse>(),
        Entry<SaveStartupParametersResponse>(),
        Entry<RestoreStartupParametersResponse>(),
        Entry<ResetStartupParametersResponse>(),

        // OTA Upgrade
        Entry<ImageNotify>(),
        Entry<QueryNextImageRequest>(),
        Entry<QueryNextImageResponse>(),
        Entry<ImageBlockRequest>(),
        Entry<ImagePageRequest>(),
        Entry<ImageBlockResponse>(),
        Entry<UpgradeEndRequest>(),
        Entry<UpgradeEndResponse>(),
        Entry<QuerySpecificFileRequest>(),
        Entry<QuerySpecificFileResponse>(),

        // Demand Response and Load Control
        Entry<LoadControlEvent>(),
        Entry<CancelLoadControlEvent>(),
        Entry<CancelAllLoadControlEvents>(),
        Entry<ReportEventStatus>(),
        Entry<GetScheduledEvents>(),
        Entry<PublishPrice>(),
        Entry<PublishBlockPeriod>(),
        Entry<PublishConversionFactor>(),
        Entry<PublishCalorificValue>(),
        Entry<GetCurrentPrice>(),
        Entry<GetScheduledPrices>(),
        Entry<PriceAcknowledgement>(),
        Entry<GetBlockPeriods>(),
        Entry<GetConversionFactor>(),
        Entry<GetCalorificValue>(),
        Entry<GetProfileResponse>(),
        Entry<RequestMirror>(),
        Entry<RemoveMirror>(),
        Entry<RequestFastPollModeResponse>(),
        Entry<GetProfile>(),
        Entry<RequestMirrorResponse>(),
        Entry<MirrorRemoved>(),
        Entry<RequestFastPollMode>(),
        Entry<DisplayMessage>(),
        Entry<CancelMessage>(),
        Entry<GetLastMessage>(),
        Entry<MessageConfirmation>(),
        Entry<RequestTunnel>(),
        Entry<CloseTunnel>(),
        Entry<TransferDataFromClient>(),
        Entry<TransferDataErrorFromClient>(),
        Entry<AckTransferDataFromClient>(),
        Entry<ReadyDataFromClient>(),
        Entry<GetSupportedTunnelProtocols>(),
        Entry<RequestTunnelResponse>(),
        Entry<TransferDataFromServer>(),
        Entry<TransferDataErrorFromServer>(),
        Entry<AckTransferDataFromServer>(),
        Entry<ReadyDataFromServer>(),
        Entry<SupportedTunnelProtocolsResponse>(),
        Entry<TunnelClosureNotification>(),
        Entry<SelectAvailableEmergencyCredit>(),
        Entry<ChangeSupply>(),
        Entry<SupplyStatusResponse>(),
        Entry<InitiateKeyEstablishmentRequest>(),
        Entry<EphemeralDataRequest>(),
        Entry<ConfirmKeyRequest>(),
        Entry<TerminateByInitiator>(),
        Entry<InitiateKeyEstablishmentResponse>(),
        Entry<EphemeralDataResponse>(),
        Entry<ConfirmKeyResponse>(),
        Entry<TerminateByResponder>(),
    ];

    /// <summary>The same commands by key.</summary>
    public static FrozenDictionary<CommandKey, SepCommandEntry> ByKey { get; } = Index(All);

    /// <summary>The command that a header announces on a cluster; null when it is none of ours.</summary>
    public static SepCommandEntry? Find(in ZclHeader header, ClusterId cluster) =>
        header.Key(cluster) is CommandKey key && ByKey.TryGetValue(key, out SepCommandEntry? entry) ? entry : null;

    internal static FrozenDictionary<CommandKey, SepCommandEntry> Index(IReadOnlyList<SepCommandEntry> entries)
    {
        Dictionary<CommandKey, SepCommandEntry> index = [];
        foreach (SepCommandEntry entry in entries)
        {
            if (!index.TryAdd(entry.Key, entry))
            {
                throw new InvalidOperationException($"{entry.Name} and {index[entry.Key].Name} have the same key, {entry.Key}.");
            }
        }

        return index.ToFrozenDictionary();
    }

    private static SepCommandEntry Entry<T>() where T : struct, ISepCommand<T> => new(T.Key, typeof(T).Name, typeof(T), Decode<T>);

    private static ISepCommand? Decode<T>(ReadOnlyMemory<byte> payload, IFieldTrace? trace, out ReadOnlyMemory<byte> tail) where T : struct, ISepCommand<T> =>
        trace is null ? Read<T, Untraced>(payload, default, out tail) : Read<T, Traced>(payload, new Traced(trace), out tail);

    private static ISepCommand? Read<T, TTrace>(ReadOnlyMemory<byte> payload, TTrace trace, out ReadOnlyMemory<byte> tail)
        where T : struct, ISepCommand<T> where TTrace : struct, ITraceMode
    {
        WireReader<TTrace> r = new(in payload, trace);
        T command = T.Read(ref r);
        tail = r.Failed ? default : payload[^r.Tail.Length..];
        return r.Failed ? null : command;
    }
}
