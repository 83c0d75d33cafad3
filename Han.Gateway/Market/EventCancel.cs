using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using Han.Gateway.Storage;
using Han.Gateway.Translation;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Gateway.Market;

/// <summary>
/// The cancel of an event or text that its company did not ask for: it has lost the right to it. Everything that must be looked up is looked up before the gate; what
/// is left is to stamp it. It is in the company's name, so that the company finds in its own log what became of its event.
/// </summary>
internal sealed class EventCancel
{
    private readonly OpenEvent _open;
    private readonly StoredEvent _named;
    private readonly CommandDraft _draft;

    public EventCancel(in OpenEvent open, StoredRequests stored)
    {
        _open = open;
        _named = stored.FindEvent(open.Order.Request) ?? throw new InvalidDataException($"Request {open.Order.Request} is open and not in the store.");
        _draft = (open.Order.Category == EventCategory.STM
            ? TextTranslation.Check(new CancelSimpleMessageCommand(null, _named.RequestId, null), _named, out _)
            : DrlcTranslation.Check(new CancelLoadControlEventCommand(null, _named.RequestId, null, null, 0, default), _named, out _))!;
    }

    /// <summary>Only while the gate stamps.</summary>
    /// <param name="esi">Where the premise's devices are now; none where the event was sent to.</param>
    /// <param name="device">For whom it ends; none for all that the event was sent to.</param>
    /// <param name="account">Which part of the gateway asks.</param>
    public AcceptedRequest Stamp(AcceptanceGate gate, IVisibleIds ids, Tdsp tdsp, Eui64 esi, Eui64 device, string account, MarketTime now)
    {
        StampedCommand command = _draft.Stamp(0, now);
        string requestId = ids.NextId();
        long number = gate.NextRequest();
        OrderTarget target = _open.Target with { Esi = esi.IsNone ? _open.Target.Esi : esi, Device = device.IsNone ? _open.Target.Device : device };
        var order = new TdspOrder(
            gate.NextOrder(), requestId, _named.Priority, now, command.NotAfter, command.ReportBy, command.Command, new[] { target });
        return OwnRequest.Of(_open.Order.Duns, account, number, requestId, now, command.NotAfter, command.ReportBy) with
        {
            Category = _draft.Category,
            Priority = order.Priority,
            Cancels = _named.Number,
            Command = command.Command,
            Orders = [new RoutedOrder(tdsp, order, OrderWire.Encode(order))],
        };
    }
}
