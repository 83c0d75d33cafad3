using System.Globalization;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Gateway.Storage;
using Han.Gateway.Translation;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Gateway.Provisioning;

/// <summary>
/// The writer's side of the devices: requests and reports move them through their life cycle, in the transaction that holds the request or report. Memory
/// follows the disk. Single-threaded: it belongs to the journal's loop.
/// </summary>
internal sealed class DeviceReports(DeviceBook book, PremiseRegister register, ILogger logger) : IDeviceReports
{
    private readonly List<HanDevice> _ofRequests = [];
    private readonly List<HanDevice> _ofReports = [];
    private readonly List<(uint Order, uint Ordinal, Eui64 Esi, HomeChange Change)> _changes = [];

    /// <summary>What a request would clash with, as it is now, requests of the same commit included.</summary>
    public Refusal? Refuse(AcceptedRequest request)
    {
        if (request.Device is not { Status: DeviceStatus.AddAcknowledged } device)
        {
            return request.Device is { } leaving && Find(leaving.Mac) is { } now && now.Changes + 1 != leaving.Changes
                ? new Refusal(Refusals.AlreadyProvisioned, $"DeviceMACAddr: {leaving.Mac} has just become {now.Status.Text()}; ask again.")
                : null;
        }

        if (Find(device.Mac) is { } known && known.Status.TakesSlot())
        {
            return new Refusal(Refusals.AlreadyProvisioned, $"DeviceMACAddr: {device.Mac} is in use already, {known.Status.Text()}.");
        }

        int others = _ofRequests.Concat(_ofReports).Concat(book.At(device.Esi)).DistinctBy(d => d.Mac)
            .Count(d => d.Esi == device.Esi && d.Mac != device.Mac && d.Status.TakesSlot());
        return others + request.SlotsOfBase >= PremiseRegister.MaximumDevices
            ? new Refusal(Refusals.SlotsFull, string.Create(
                CultureInfo.InvariantCulture, $"ESIID {device.EsiId}: all {PremiseRegister.MaximumDevices} slots for devices are taken."))
            : null;
    }

    public void Accept(AcceptedRequest request)
    {
        if (request.Device is { } device)
        {
            _ofRequests.Add(device);
        }
    }

    /// <summary>A row about a device of an order.</summary>
    public void Apply(OpenOrder order, int target, in LogRow row)
    {
        OrderTarget at = order.Targets[target];
        HanDevice? device = Find(at.Device)
            ?? (register.TryFind(at.Esi, row.At, out Premise premise) && register.BaseDevice(premise, at.Device) is { } ofBase ? ofBase with { Id = order.Request } : null);
        if (device is null || device.Esi != at.Esi)
        {
            logger.UnknownDevice(order.Order.OrderId, at.Device);
            return;
        }

        HanDevice? after = order.Order.Body is WriteEnrollment written
            ? Enrolled(device, written, row, order.Request)
            : TriggerOf(order.Order.Body, row.Status) is { } trigger
                ? device.After(trigger, row.At, order.Request, row.Status == LogStatus.DeviceFailed ? LogWording.Cause((FailureCause)row.Detail) : null)
                : null;
        if (after is null)
        {
            return;
        }

        after = after.Status is DeviceStatus.AddAcknowledged or DeviceStatus.AddPending or DeviceStatus.MeterReady
            ? after
            : after with { JoinBy = MarketTime.Never };
        _ofReports.Add(after);
        if (row.Status is LogStatus.DeviceJoined or LogStatus.DeviceRemoved or LogStatus.AttributesWritten)
        {
            _changes.Add((
                order.Order.OrderId, at.Ordinal, at.Esi, new HomeChange(row.At, after.ToSpec(), IsThere: row.Status != LogStatus.DeviceRemoved)));
        }
    }

    public void Write(JournalStore store)
    {
        foreach (HanDevice device in _ofRequests.Concat(_ofReports).OrderBy(d => d.Changes))
        {
            store.Put(device);
        }

        foreach ((uint order, uint ordinal, Eui64 esi, HomeChange change) in _changes)
        {
            store.Put(order, ordinal, esi, change);
        }
    }

    public void Committed()
    {
        foreach (HanDevice device in _ofRequests.Concat(_ofReports).OrderBy(d => d.Changes))
        {
            book.Put(device);
        }

        _ofRequests.Clear();
        _ofReports.Clear();
        _changes.Clear();
    }

    /// <summary>The commit did not come about: its requests are refused, what was reported waits for the next.</summary>
    public void ForgetRequests() => _ofRequests.Clear();

    private HanDevice? Find(Eui64 mac) =>
        _ofReports.FindLast(d => d.Mac == mac) is { } reported && _ofRequests.FindLast(d => d.Mac == mac) is { } requested
            ? reported.Changes > requested.Changes ? reported : requested
            : _ofReports.FindLast(d => d.Mac == mac) ?? _ofRequests.FindLast(d => d.Mac == mac) ?? book.Find(mac);

    private static HanDevice? Enrolled(HanDevice device, WriteEnrollment written, in LogRow row, long request) =>
        row.Status != LogStatus.AttributesWritten ? null : device with
        {
            EnrollmentGroup = written.EnrollmentGroup,
            DeviceClass = written.DeviceClass ?? device.DeviceClass,
            Since = row.At,
            Request = request,
            Note = string.Create(CultureInfo.InvariantCulture, $"utility enrollment group {written.EnrollmentGroup}"),
            Changes = device.Changes + 1,
        };

    private static DeviceTrigger? TriggerOf(OrderBody body, LogStatus status) => (body, status) switch
    {
        (ProvisionDevice, LogStatus.DevicePending) => DeviceTrigger.AddPending,
        (ProvisionDevice, LogStatus.MeterReady) => DeviceTrigger.MeterReady,
        (ProvisionDevice, LogStatus.DeviceJoined) => DeviceTrigger.Joined,
        (ProvisionDevice, LogStatus.UnknownAtHeadEnd) => DeviceTrigger.AddRejected,
        (ProvisionDevice, LogStatus.DeviceFailed or LogStatus.NoAnswer) => DeviceTrigger.AddFailed,
        (RemoveDevice, LogStatus.DevicePending) => DeviceTrigger.RemovePending,
        (RemoveDevice, LogStatus.DeviceRemoved) => DeviceTrigger.Removed,
        (RemoveDevice, LogStatus.UnknownAtHeadEnd) => DeviceTrigger.RemoveRejected,
        (RemoveDevice, LogStatus.DeviceFailed or LogStatus.NoAnswer) => DeviceTrigger.RemoveFailed,
        _ => null,
    };
}
