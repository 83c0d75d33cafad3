using System.Globalization;
using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using Han.Gateway.Agreements;
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
internal sealed class DeviceReports(DeviceBook book, AgreementReports agreements, PremiseRegister register, ILogger logger) : IDeviceReports
{
    private readonly ChangedDevices _changed = new();
    private readonly List<(OpenOrder Order, int Target, LogRow Row)> _heard = [];
    private readonly List<(uint Order, uint Ordinal, Eui64 Esi, HomeChange Change)> _changes = [];
    private readonly List<(uint Order, uint Ordinal, Eui64 Esi, HomeChange Change)> _left = [];

    /// <summary>An order has one change for each target; that a device leaves its old meter is noted above all ordinals.</summary>
    private const uint LeftOrdinal = 1 << 14;

    /// <summary>What a request would clash with, as it is now, requests of the same commit included.</summary>
    public Refusal? Refuse(AcceptedRequest request)
    {
        if (request.MovedDevices.FirstOrDefault(d => (Find(d.Mac)?.Changes ?? 0) + 1 != d.Changes) is { } moved)
        {
            return HasJustChanged(moved.Mac, Find(moved.Mac));
        }

        if (request.Device is not { } device)
        {
            return null;
        }

        HanDevice? known = Find(device.Mac);
        if (device.Status == DeviceStatus.AddAcknowledged && known is not null && known.Status.TakesSlot())
        {
            return new Refusal(Refusals.AlreadyProvisioned, $"DeviceMACAddr: {device.Mac} is in use already, {known.Status.Text()}.");
        }

        if ((known?.Changes ?? 0) + 1 != device.Changes)
        {
            return HasJustChanged(device.Mac, known);
        }

        return device.Status == DeviceStatus.AddAcknowledged && SlotsTaken(device, request.AcceptedAt) >= PremiseRegister.MaximumDevices
            ? new Refusal(Refusals.SlotsFull, string.Create(
                CultureInfo.InvariantCulture, $"ESIID {device.EsiId}: all {PremiseRegister.MaximumDevices} slots for devices are taken."))
            : null;
    }

    public void Accept(AcceptedRequest request)
    {
        if (request.Device is { } device)
        {
            _changed.Add(device);
        }

        foreach (HanDevice moved in request.MovedDevices)
        {
            _changed.Add(moved);
            if (!moved.Status.TakesSlot())
            {
                // Whoever asked for the removal that the exchange completes is still its source.
                agreements.Left(moved);
            }
        }

        foreach (RoutedOrder routed in request.Orders)
        {
            if (routed.Order.Body is ReplaceMeter replace)
            {
                LeaveOldMeter(routed.Order, replace);
            }
        }
    }

    /// <summary>The devices lose their network when the exchange enters the head-end.</summary>
    private void LeaveOldMeter(TdspOrder order, ReplaceMeter replace)
    {
        for (int i = 0; i < replace.Devices.Count; i++)
        {
            OrderTarget target = order.Targets.Span[i];
            _left.Add((order.OrderId, LeftOrdinal + target.Ordinal, replace.OldEsi, new HomeChange(
                order.EnteredAt, replace.Devices[i].ToSpec(target.Device), IsThere: false)));
        }
    }

    private static Refusal HasJustChanged(Eui64 mac, HanDevice? known) =>
        new(Refusals.AlreadyProvisioned, $"DeviceMACAddr: {mac} has just become {known?.Status.Text()}; ask again.");

    /// <summary>A row about a device of an order.</summary>
    public void Apply(OpenOrder order, int target, in LogRow row)
    {
        _heard.Add((order, target, row));
        Follow(order, target, row);
    }

    private void Follow(OpenOrder order, int target, in LogRow row)
    {
        OrderTarget at = order.Targets[target];
        if (at.Device.IsNone)
        {
            return;
        }

        HanDevice? device = Find(at.Device)
            ?? (register.TryFind(at.Esi, row.At, out Premise premise) && register.BaseDevice(premise, at.Device) is { } ofBase ? ofBase with { Id = order.Request } : null);
        if (device is not null && device.Esi != at.Esi && register.Market.HasEsi(device.Esi))
        {
            // Its meter was exchanged; what is said of it at the old one means nothing any more.
            return;
        }

        if (device is null || device.Esi != at.Esi)
        {
            logger.UnknownDevice(order.Order.OrderId, at.Device);
            return;
        }

        if (row.Status is LogStatus.DeviceJoined or LogStatus.DeviceRemoved or LogStatus.AttributesWritten)
        {
            // Whatever the life cycle makes of it: the home has changed.
            DeviceSpec spec = (order.Order.Body is WriteEnrollment written ? Enrolled(device, written, row, order) : device).ToSpec();
            _changes.Add((order.Order.OrderId, at.Ordinal, at.Esi, new HomeChange(row.At, spec, IsThere: row.Status != LogStatus.DeviceRemoved)));
        }

        if (Next(order, device, row) is not { } after)
        {
            return;
        }

        after = after.Status is DeviceStatus.AddAcknowledged or DeviceStatus.AddPending or DeviceStatus.MeterReady
            ? after
            : after with { JoinBy = MarketTime.Never };
        _changed.Add(after);
        if (device.Status.TakesSlot() && !after.Status.TakesSlot())
        {
            agreements.Left(after);
        }
    }

    public void Write(JournalStore store)
    {
        foreach (HanDevice device in _changed.All)
        {
            store.Put(device);
        }

        foreach ((uint order, uint ordinal, Eui64 esi, HomeChange change) in _left.Concat(_changes))
        {
            store.Put(order, ordinal, esi, change);
        }
    }

    public void Committed()
    {
        foreach (HanDevice device in _changed.All)
        {
            book.Put(device);
        }

        Clear();
        _heard.Clear();
    }

    /// <summary>The commit did not come about: its requests are refused. What was reported waits for the next, and means what it means without them.</summary>
    public void ForgetRequests()
    {
        Clear();
        foreach ((OpenOrder order, int target, LogRow row) in _heard)
        {
            Follow(order, target, row);
        }
    }

    private void Clear()
    {
        _changed.Clear();
        _left.Clear();
        _changes.Clear();
    }

    /// <summary>By other devices: those that requests have named, and those of the base of which none has spoken.</summary>
    private int SlotsTaken(HanDevice device, MarketTime at)
    {
        int slots = _changed.At(device.Esi).Concat(book.At(device.Esi).Select(d => d.Mac)).Distinct()
            .Count(mac => mac != device.Mac && Find(mac) is { } other && other.Esi == device.Esi && other.Status.TakesSlot());
        Span<DeviceSpec> ofBase = stackalloc DeviceSpec[PremiseRegister.MaximumDevices];
        int count = register.TryFind(device.Esi, at, out Premise premise) ? register.BaseDevicesOf(premise, ofBase) : 0;
        foreach (ref readonly DeviceSpec known in ofBase[..count])
        {
            slots += Find(known.Address) is null ? 1 : 0;
        }

        return slots;
    }

    private HanDevice? Find(Eui64 mac) => _changed.Find(mac) ?? book.Find(mac);

    /// <summary>The device after a report; null when that changes nothing about it.</summary>
    private static HanDevice? Next(OpenOrder order, HanDevice device, in LogRow row)
    {
        if (order.Order.Body is WriteEnrollment written)
        {
            return row.Status == LogStatus.AttributesWritten ? Enrolled(device, written, row, order) : null;
        }

        if (TriggerOf(order.Order.Body, row.Status) is not { } trigger)
        {
            return null;
        }

        // It joined while it is being removed: should the removal fail, it is there.
        // Of what a market transaction does each device's own company hears.
        string by = order.Order.Body is ReplaceMeter ? device.Duns : order.Duns;
        return device.After(trigger, row.At, order.Request, by, row.Status == LogStatus.DeviceFailed ? LogWording.Cause((FailureCause)row.Detail) : null)
            ?? (trigger == DeviceTrigger.Joined && device.Status is (DeviceStatus.RemoveAcknowledged or DeviceStatus.RemovePending or DeviceStatus.RemoveFailed)
                ? device with { Former = DeviceStatus.DeviceAdded, Note = "joined meanwhile", Changes = device.Changes + 1 }
                : null);
    }

    private static HanDevice Enrolled(HanDevice device, WriteEnrollment written, in LogRow row, OpenOrder order) =>
        device with
        {
            EnrollmentGroup = written.EnrollmentGroup,
            DeviceClass = written.DeviceClass ?? device.DeviceClass,
            Since = row.At,
            Request = order.Request,
            By = order.Duns,
            Note = string.Create(CultureInfo.InvariantCulture, $"utility enrollment group {written.EnrollmentGroup}"),
            Changes = device.Changes + 1,
        };

    private static DeviceTrigger? TriggerOf(OrderBody body, LogStatus status) => (body, status) switch
    {
        (ReplaceMeter, LogStatus.UnknownAtHeadEnd) => DeviceTrigger.AddFailed,
        (ProvisionDevice or ReplaceMeter, LogStatus.DevicePending) => DeviceTrigger.AddPending,
        (ProvisionDevice or ReplaceMeter, LogStatus.MeterReady) => DeviceTrigger.MeterReady,
        (ProvisionDevice or ReplaceMeter, LogStatus.DeviceJoined) => DeviceTrigger.Joined,
        (ProvisionDevice, LogStatus.UnknownAtHeadEnd) => DeviceTrigger.AddRejected,
        (ProvisionDevice or ReplaceMeter, LogStatus.DeviceFailed or LogStatus.NoAnswer) => DeviceTrigger.AddFailed,
        (RemoveDevice, LogStatus.DevicePending) => DeviceTrigger.RemovePending,
        (RemoveDevice, LogStatus.DeviceRemoved) => DeviceTrigger.Removed,
        (RemoveDevice, LogStatus.UnknownAtHeadEnd) => DeviceTrigger.RemoveRejected,
        (RemoveDevice, LogStatus.DeviceFailed or LogStatus.NoAnswer) => DeviceTrigger.RemoveFailed,
        _ => null,
    };
}
