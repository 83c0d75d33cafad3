using System.Security.Cryptography;
using System.Text;
using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Callbacks;
using Han.Gateway.MessagingLog;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Gateway.Storage;
using Han.Gateway.Translation;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace Han.Gateway.Provisioning;

/// <summary>The desk for adding and removing one device: checks, and an order to the premise's TDSP.</summary>
public sealed class ProvisioningDesk(
    PremiseRegister register, PremiseRights rights, DeviceBook book, InstallCodeVault vault, AcceptanceGate gate, StoredRequests stored, MarketClock clock, IVisibleIds ids,
    CallbackPolicy callbacks, ILogger<ProvisioningDesk> logger) : ICommandDesk
{
    /// <summary>After the last moment at which the head-end still tries, so that its own word on it comes first.</summary>
    private static readonly TimeSpan ReportGrace = TimeSpan.FromHours(1);

    IEnumerable<Type> ICommandDesk.Commands => [typeof(ProvisionDeviceCommand), typeof(DeprovisionDeviceCommand)];

    public async ValueTask<HanAnswer> SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken)
    {
        HanAnswer answer = await DecideAsync(caller, request, cancellationToken).ConfigureAwait(false);
        if (!answer.Accepted)
        {
            logger.RequestRefused(answer.RequestId, answer.StatusCode, answer.StatusMessage);
        }

        return answer;
    }

    private async ValueTask<HanAnswer> DecideAsync(Caller caller, HanRequest request, CancellationToken cancellationToken)
    {
        byte[] content = ContentOf(request);
        string duns = request.Header.RequesterAuthenticationId;
        if (Again(duns, request, content) is { } answered)
        {
            return answered;
        }

        if (request.Header.CallbackUri is { } callback && callbacks.Check(callback, caller.Account) is { } notThere)
        {
            return ProvisionAcknowledgement.Refuse(ids.NextId(), notThere);
        }

        // What is judged is stamped a little later: what took effect in between, or was learned, counts.
        HanAnswer? answer;
        do
        {
            RightsMark mark = rights.Mark(clock.Now);
            if (Check(request.Command, caller.Account, duns, mark.From, out Refusal? refusal) is not { } draft)
            {
                await clock.WaitForHoldsAsync(cancellationToken).ConfigureAwait(false);
                return Again(duns, request, content) ?? ProvisionAcknowledgement.Refuse(ids.NextId(), refusal!);
            }

            answer = await gate.TryAcceptAsync(now => rights.Holds(mark, now) ? Stamp(caller, request, draft, content, now) : null, cancellationToken).ConfigureAwait(false);
        }
        while (answer is null);
        return answer;
    }

    private DeviceDraft? Check(HanCommand command, SystemAccount account, string duns, MarketTime now, out Refusal? refusal) => command switch
    {
        ProvisionDeviceCommand add => Check(add, account, duns, now, out refusal),
        DeprovisionDeviceCommand remove => Check(remove, account, duns, now, out refusal),
        _ => throw new InvalidOperationException($"No device desk for {command.GetType().Name}."),
    };

    /// <summary>
    /// The answer to a reference that was used before. Asked once more where a request is to be refused, when what was stamped before is on disk: it may have met
    /// what its own first copy did.
    /// </summary>
    private HanAnswer? Again(string duns, HanRequest request, byte[] content) =>
        request.Header.RequestId is { } reference && stored.FindReference(duns, reference) is { } first
            ? first.AnswerTo(content) ?? ProvisionAcknowledgement.Refuse(ids.NextId(), Refusals.DuplicateReference)
            : null;

    private DeviceDraft? Check(ProvisionDeviceCommand command, SystemAccount account, string duns, MarketTime now, out Refusal? refusal)
    {
        refusal = command.Count > 1 ? new Refusal(Refusals.MoreThanOneDevice, $"ProvisionDeviceBlock: {command.Count} devices; one is taken in a request.") : null;
        Premise premise = default;
        refusal ??= AddressResolution.Find(command.EsiId, command.MeterSerialNumber, rights.Of(account, duns), register, now, out premise);
        Eui64 mac = default;
        InstallCode code = default;
        DeviceKind kind = default;
        refusal ??= CheckDevice(command, out mac, out code, out kind) ?? rights.Of(account, duns).ToProvision(command.EsiId, mac);
        if (refusal is not null)
        {
            return null;
        }

        HanDevice? known = book.Find(mac);
        if (known is not null && known.Status.TakesSlot())
        {
            refusal = new Refusal(Refusals.AlreadyProvisioned, $"DeviceMACAddr: {mac} is in use already, {known.Status.Text()}.");
            return null;
        }

        if (known is null && register.TryFind(mac, now, out _))
        {
            refusal = new Refusal(Refusals.AlreadyProvisioned, $"DeviceMACAddr: {mac} is in use already.");
            return null;
        }

        byte[] sealedCode = vault.Seal(code);
        bool isClient = new DeviceSpec(mac, kind, DeviceClass.None, 0).IsLoadControlClient;
        var device = new HanDevice
        {
            Id = known?.Id ?? 0,
            Changes = known?.Changes ?? 0,
            Status = known?.Status ?? DeviceStatus.None,
            EsiId = command.EsiId,
            MeterSerialNumber = command.MeterSerialNumber,
            Esi = premise.Esi,
            Mac = mac,
            Tdsp = premise.Tdsp.Name,
            Duns = duns,
            Kind = kind,
            DeviceClass = isClient ? (ushort)(command.DeviceClass ?? DefaultClass(kind)) : (ushort)0,
            EnrollmentGroup = (byte)(command.UtilityEnrollmentGroup ?? 0),
            Description = command.Description,
            SealedInstallCode = sealedCode,
        };
        return new DeviceDraft(
            device, premise.Tdsp, DeviceTrigger.AddAccepted,
            joinBy => new ProvisionDevice(kind, device.DeviceClass, device.EnrollmentGroup, joinBy, sealedCode),
            TdspProfiles.ByName(premise.Tdsp.Name).Join.Window);
    }

    private DeviceDraft? Check(DeprovisionDeviceCommand command, SystemAccount account, string duns, MarketTime now, out Refusal? refusal)
    {
        RemovalReason reason = RemovalReason.None;
        Eui64 mac = default;
        refusal = command.Count > 1 ? new Refusal(Refusals.MoreThanOneDevice, $"DeprovisionDeviceBlock: {command.Count} devices; one is taken in a request.") : null;
        Premise premise = default;
        refusal ??= AddressResolution.Find(command.EsiId, command.MeterSerialNumber, rights.Of(account, duns), register, now, out premise)
            ?? CheckMac(command.DeviceMacAddress, out mac) ?? rights.Of(account, duns).ToRemove(command.EsiId, mac) ?? CheckReason(command.ReasonCode, out reason);
        if (refusal is not null)
        {
            return null;
        }

        if ((book.Find(mac) ?? register.BaseDevice(premise, mac)) is not { } device || device.Esi != premise.Esi
            || device.After(DeviceTrigger.RemoveAccepted, now, 0, duns) is null)
        {
            refusal = new Refusal(Refusals.UnknownDevice, $"DeviceMACAddr: {mac} is not a device of ESIID {command.EsiId} that could be removed.");
            return null;
        }

        RemovalSource source = command.Source != RemovalSource.None ? command.Source : account.RequesterType switch
        {
            0 => RemovalSource.REP,
            1 => RemovalSource.TDSP,
            2 or 3 => RemovalSource.Customer,
            4 => RemovalSource.ThirdParty,
            _ => RemovalSource.SMT,
        };
        return new DeviceDraft(
            device with { Reason = reason, Source = source }, premise.Tdsp, DeviceTrigger.RemoveAccepted, _ => new RemoveDevice(),
            TdspProfiles.ByName(premise.Tdsp.Name).Join.RemoveWithin)
        {
            Note = command.ReasonText,
        };
    }

    private AcceptedRequest Stamp(Caller caller, HanRequest request, DeviceDraft draft, byte[] content, MarketTime now)
    {
        long number = gate.NextRequest();
        string requestId = ids.NextId();
        MarketTime notAfter = now.Plus(draft.Within);
        MarketTime reportBy = notAfter.Plus(ReportGrace);
        HanDevice device = (draft.Device with { Id = draft.Device.Id == 0 ? number : draft.Device.Id }).After(draft.Trigger, now, number, request.Header.RequesterAuthenticationId, draft.Note)!;
        device = draft.Trigger == DeviceTrigger.AddAccepted ? device with { JoinBy = notAfter } : device;
        var order = new TdspOrder(
            gate.NextOrder(), requestId, (OrderPriority)request.Header.Priority, now, notAfter, reportBy, draft.Body(notAfter),
            new[] { new OrderTarget(1, device.Esi, device.Mac) });
        return new AcceptedRequest
        {
            Number = number,
            RequestId = requestId,
            Duns = request.Header.RequesterAuthenticationId,
            Account = caller.Account.Name,
            Requester = request.Header.RequesterId,
            Reference = request.Header.RequestId,
            Content = content,
            Category = EventCategory.None,
            Priority = order.Priority,
            AcceptedAt = now,
            NotAfter = notAfter,
            ReportBy = reportBy,
            Cancels = null,
            EventId = null,
            Aliases = [],
            Command = order.Body,
            CallbackUri = request.Header.CallbackUri,
            Answer = new ProvisionAcknowledgement(requestId, Refusals.Accepted, "Request accepted", device.Status.Text()),
            Orders = [new RoutedOrder(draft.Tdsp, order, OrderWire.Encode(order))],
            Device = device,
        };
    }

    internal static Refusal? CheckDevice(ProvisionDeviceCommand command, out Eui64 mac, out InstallCode code, out DeviceKind kind)
    {
        code = default;
        kind = default;
        if (CheckMac(command.DeviceMacAddress, out mac) is { } badMac)
        {
            return badMac;
        }

        if (!InstallCode.TryParse(command.InstallationCode.Reveal(), out code, out InstallCodeError error))
        {
            return new Refusal(Refusals.BadInstallCode, $"InstallationCode: {Explain(error)}");
        }

        return !DeviceType.TryParse(command.DeviceType, out kind)
            ? new Refusal(Refusals.OutOfRange, $"DeviceType: one of {string.Join(", ", DeviceType.Names)}.")
            : FieldChecks.Range("UtilityEnrollmentGroup", command.UtilityEnrollmentGroup, 0, 255, "0 to 255")
                ?? FieldChecks.Range("DeviceClass", command.DeviceClass, 1, (long)DeviceClass.All, "1 to 4095, the twelve classes of SEP 1.0");
    }

    /// <summary>The code itself is never repeated.</summary>
    private static string Explain(InstallCodeError error) => error switch
    {
        InstallCodeError.Empty => "it is empty.",
        InstallCodeError.NotHex => "only hexadecimal digits, blanks, dashes, dots and colons are allowed.",
        InstallCodeError.OddDigits => "a digit is missing or too many.",
        InstallCodeError.ChecksumMissing => "the last four digits, the checksum, are missing.",
        InstallCodeError.WrongChecksum => "the checksum does not match: a digit is wrong.",
        InstallCodeError.ChecksumSwapped => "the two octets of the checksum are exchanged.",
        _ => "16, 20, 28 or 36 hexadecimal digits are expected, the checksum included.",
    };

    /// <summary>Blanks, dashes and colons are forgiven.</summary>
    internal static Refusal? CheckMac(string text, out Eui64 mac) =>
        Eui64.TryParse(string.Concat(text.Where(c => c is not (' ' or '-' or ':' or '.'))), out mac) && !mac.IsNone && mac.Value != ulong.MaxValue
            ? null
            : new Refusal(Refusals.BadMac, "DeviceMACAddr: 16 hexadecimal digits are expected.");

    private static Refusal? CheckReason(string? code, out RemovalReason reason)
    {
        reason = RemovalReason.None;
        return code is null
            ? new Refusal(Refusals.ReasonMissing, "ReasonCode: a reason is required.")
            : Array.Exists(Enum.GetNames<RemovalReason>()[1..], n => n == code) && Enum.TryParse(code, out reason)
                ? null
                : new Refusal(Refusals.OutOfRange, $"ReasonCode: one of {string.Join(", ", Enum.GetNames<RemovalReason>().Skip(1))}.");
    }

    private static long DefaultClass(DeviceKind kind) => kind switch
    {
        DeviceKind.Thermostat => (long)DeviceClass.HvacCompressorOrFurnace,
        DeviceKind.SmartAppliance => (long)DeviceClass.SmartAppliances,
        _ => (long)DeviceClass.WaterHeater,
    };

    /// <summary>Tells a repeated request from another one; the installation code goes in by a keyed digest.</summary>
    private byte[] ContentOf(HanRequest request)
    {
        if (request.Header.RequestId is null)
        {
            return [];
        }

        string code = request.Command is ProvisionDeviceCommand add ? vault.Digest(add.InstallationCode.Reveal()) : "";
        return SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Command}\n{request.Header.Priority}\n{request.Header.CallbackUri}\n{code}\n"));
    }
}
