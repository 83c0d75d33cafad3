using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.Provisioning;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;

namespace Han.Gateway.Market;

/// <summary>
/// Makes the requests that carry out a transaction: one of the TDSP that sent it, and with it those that end messages and remove devices, in the name of
/// the companies that they belong to, so that each finds in its own log and history what became of its own.
/// </summary>
internal sealed class MarketRequests(AcceptanceGate gate, IVisibleIds ids)
{
    public const string Account = "market";

    /// <summary>After the last moment at which the head-end still tries, so that its own word on it comes first.</summary>
    private static readonly TimeSpan ReportGrace = TimeSpan.FromHours(1);

    /// <summary>Only while the gate stamps.</summary>
    /// <param name="ended">The events that end; first, so that devices can still answer.</param>
    /// <param name="leaving">The devices that are removed.</param>
    public AcceptedRequest Make(MarketChange change, IReadOnlyList<EventCancel> ended, IReadOnlyList<HanDevice> leaving, MarketTime now)
    {
        Tdsp tdsp = change.Before.Tdsp;
        AcceptedRequest own = change.Transaction.Kind == MarketKind.MeterExchange ? Exchange(change, now) : Request(tdsp.Duns, now, now, now);
        return own with
        {
            MarketTransaction = change.Transaction.Number,
            With = [.. ended.Select(e => e.Stamp(gate, ids, tdsp, change.Before.Esi, default, Account, now)), .. Removals(change, leaving, now)],
        };
    }

    private IEnumerable<AcceptedRequest> Removals(MarketChange change, IReadOnlyList<HanDevice> leaving, MarketTime now)
    {
        Tdsp tdsp = change.Before.Tdsp;
        MarketTime notAfter = now.Plus(TdspProfiles.ByName(tdsp.Name).Join.RemoveWithin);
        foreach (HanDevice device in leaving)
        {
            if (device.After(DeviceTrigger.RemoveAccepted, now, 0, device.Duns, Note(change)) is not { } removed)
            {
                continue;
            }

            long number = gate.NextRequest();
            string requestId = ids.NextId();
            var order = new TdspOrder(
                gate.NextOrder(), requestId, OrderPriority.Medium, now, notAfter, notAfter.Plus(ReportGrace), new RemoveDevice(),
                new[] { new OrderTarget(1, device.Esi, device.Mac) });
            yield return OwnRequest.Of(device.Duns, Account, number, requestId, now, notAfter, order.ReportBy) with
            {
                Command = order.Body,
                Orders = [new RoutedOrder(tdsp, order, OrderWire.Encode(order))],
                Device = removed with
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
        return OwnRequest.Of(tdsp.Duns, Account, number, requestId, now, joinBy, order.ReportBy) with
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
        OwnRequest.Of(duns, Account, gate.NextRequest(), ids.NextId(), now, notAfter, reportBy);
}
