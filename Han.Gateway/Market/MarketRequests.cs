using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Provisioning;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using Han.Gateway.Storage;
using Han.Gateway.Translation;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;

namespace Han.Gateway.Market;

/// <summary>
/// Makes the requests that carry out a transaction: one of the TDSP that sent it, and with it those that end messages and remove devices, in the name of
/// the companies that they belong to, so that each finds in its own log and history what became of its own.
/// </summary>
internal sealed class MarketRequests(AcceptanceGate gate, StoredRequests stored, IVisibleIds ids, MarketPolicy policy)
{
    public const string Account = "market";

    /// <summary>After the last moment at which the head-end still tries, so that its own word on it comes first.</summary>
    private static readonly TimeSpan ReportGrace = TimeSpan.FromHours(1);

    /// <summary>Only while the gate stamps.</summary>
    public AcceptedRequest Make(MarketChange change, OpenEvents open, MarketTime now)
    {
        Tdsp tdsp = change.Before.Tdsp;
        AcceptedRequest own = change.Transaction.Kind == MarketKind.MeterExchange ? Exchange(change, now) : Request(tdsp.Duns, now, now, now);
        return own with
        {
            MarketTransaction = change.Transaction.Number,
            With = [.. Ended(change, open).Select(e => Cancel(e, tdsp, change, now)), .. Removals(change, now)],
        };
    }

    /// <summary>At a move-out everything, at a switch what the losing REP sent; cancels first, so that devices can still answer.</summary>
    private IEnumerable<OpenEvents.OpenEvent> Ended(MarketChange change, OpenEvents open)
    {
        bool all = change.CustomerLeaves;
        return all || (change.Transaction.Kind == MarketKind.Switch && policy.SwitchCancels)
            ? open.At(change.Before.Tdsp.Name, change.Esis).Where(e => all || e.Order.Duns == change.Before.RepDuns)
            : [];
    }

    private AcceptedRequest Cancel(OpenEvents.OpenEvent e, Tdsp tdsp, MarketChange change, MarketTime now)
    {
        StoredEvent named = stored.FindEvent(e.Order.Request)!;
        CommandDraft draft = (e.Order.Category == EventCategory.STM
            ? TextTranslation.Check(new CancelSimpleMessageCommand(null, named.RequestId, null), named, out _)
            : DrlcTranslation.Check(new CancelLoadControlEventCommand(null, named.RequestId, null, null, 0, default), named, out _))!;
        StampedCommand command = draft.Stamp(0, now);
        string requestId = ids.NextId();
        long number = gate.NextRequest();
        var order = new TdspOrder(
            gate.NextOrder(), requestId, named.Priority, now, command.NotAfter, command.ReportBy, command.Command,
            new[] { e.Target with { Esi = change.Before.Esi } });
        return Request(e.Order.Duns, now, command.NotAfter, command.ReportBy, number, requestId) with
        {
            Category = draft.Category,
            Priority = order.Priority,
            Cancels = named.Number,
            Command = command.Command,
            Orders = [new RoutedOrder(tdsp, order, OrderWire.Encode(order))],
        };
    }

    private IEnumerable<AcceptedRequest> Removals(MarketChange change, MarketTime now)
    {
        Tdsp tdsp = change.Before.Tdsp;
        MarketTime notAfter = now.Plus(TdspProfiles.ByName(tdsp.Name).Join.RemoveWithin);
        foreach (HanDevice device in change.CustomerLeaves ? change.Devices : [])
        {
            if (device.After(DeviceTrigger.RemoveAccepted, now, 0, device.Duns, Note(change)) is not { } leaving)
            {
                continue;
            }

            long number = gate.NextRequest();
            string requestId = ids.NextId();
            var order = new TdspOrder(
                gate.NextOrder(), requestId, OrderPriority.Medium, now, notAfter, notAfter.Plus(ReportGrace), new RemoveDevice(),
                new[] { new OrderTarget(1, device.Esi, device.Mac) });
            yield return Request(device.Duns, now, notAfter, order.ReportBy, number, requestId) with
            {
                Command = order.Body,
                Orders = [new RoutedOrder(tdsp, order, OrderWire.Encode(order))],
                Device = leaving with
                {
                    Id = device.Id == 0 ? number : device.Id,
                    Request = number,
                    Reason = RemovalReason.MoveOut,
                    Source = RemovalSource.SMT,
                },
            };
        }
    }

    /// <summary>Devices go to the new meter; those that were to be removed are gone with the old one.</summary>
    private AcceptedRequest Exchange(MarketChange change, MarketTime now)
    {
        Tdsp tdsp = change.Before.Tdsp;
        long number = gate.NextRequest();
        string requestId = ids.NextId();
        MarketTime joinBy = now.Plus(TdspProfiles.ByName(tdsp.Name).Join.Window);
        var moved = new List<HanDevice>();
        var kept = new List<(HanDevice Device, bool WasJoined)>();
        foreach (HanDevice device in change.Devices)
        {
            if (device.After(DeviceTrigger.MeterExchanged, now, number, device.Duns, Note(change)) is not { } after)
            {
                continue;
            }

            bool isGone = after.Status == DeviceStatus.DeviceRemoved;
            after = after with { Id = device.Id == 0 ? number : device.Id, JoinBy = isGone ? MarketTime.Never : joinBy };
            moved.Add(isGone ? after : after with { Esi = change.After.Esi, MeterSerialNumber = change.Transaction.NewMeter! });
            kept.AddRange(isGone ? [] : [(moved[^1], device.Status == DeviceStatus.DeviceAdded)]);
        }

        OrderTarget[] targets = kept.Count == 0
            ? [new OrderTarget(1, change.After.Esi, default)]
            : [.. kept.Select((k, i) => new OrderTarget((uint)i + 1, change.After.Esi, k.Device.Mac))];
        var body = new ReplaceMeter(
            change.Before.Esi, joinBy,
            [.. kept.Select(k => new ReplacedDevice(k.Device.Kind, k.Device.DeviceClass, k.Device.EnrollmentGroup, k.WasJoined, k.Device.SealedInstallCode))]);
        var order = new TdspOrder(gate.NextOrder(), requestId, OrderPriority.High, now, joinBy, joinBy.Plus(ReportGrace), body, targets);
        return Request(tdsp.Duns, now, joinBy, order.ReportBy, number, requestId) with
        {
            Priority = order.Priority,
            Command = body,
            Orders = [new RoutedOrder(tdsp, order, OrderWire.Encode(order))],
            MovedDevices = moved,
        };
    }

    private static string Note(MarketChange change) => change.Transaction.Kind switch
    {
        MarketKind.MeterExchange => string.Create(
            CultureInfo.InvariantCulture, $"meter {change.Transaction.NewMeter} in place of {change.OldMeter}, market transaction {change.Transaction.Id}"),
        _ => $"market transaction {change.Transaction.Id}",
    };

    private AcceptedRequest Request(string duns, MarketTime now, MarketTime notAfter, MarketTime reportBy) =>
        Request(duns, now, notAfter, reportBy, gate.NextRequest(), ids.NextId());

    private static AcceptedRequest Request(string duns, MarketTime now, MarketTime notAfter, MarketTime reportBy, long number, string requestId) => new()
    {
        Number = number,
        RequestId = requestId,
        Duns = duns,
        Account = Account,
        Requester = Account,
        Reference = null,
        Content = [],
        Category = EventCategory.None,
        Priority = OrderPriority.Medium,
        AcceptedAt = now,
        NotAfter = notAfter,
        ReportBy = reportBy,
        Cancels = null,
        EventId = null,
        Aliases = [],
        Command = null,
        CallbackUri = null,
        Answer = new ProvisionAcknowledgement(requestId, Refusals.Accepted, "Market transaction carried out", null),
        Orders = [],
    };
}
