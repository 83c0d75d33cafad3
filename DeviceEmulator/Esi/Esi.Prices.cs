using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Esi;

// The Price server: a small table without overlaps, in which the newer price wins (sep-facts 4.2).
public sealed partial class Esi
{
    /// <summary>The earliest moment at which the price table has room again; now where it has.</summary>
    public MarketTime PriceRoomAt
    {
        get
        {
            DropPrices();
            return _board is null || _board.Prices.Count < _desk.Interpretation.ServerPriceCapacity
                ? _desk.Agenda.Now
                : new MarketTime(_board.Prices.Min(p => p.EndAt));
        }
    }

    /// <summary>Keeps one price and publishes it to every display.</summary>
    /// <param name="device">The one that is meant, or none for all.</param>
    public PriceOutcome Publish(PriceCommand command, OrderTag tag, Eui64 device)
    {
        DropPrices();
        StoredPrice price = new(command, tag, Now);
        PriceOutcome outcome = price.EndAt <= Now ? PriceOutcome.Expired : MakeWay(price);
        if (outcome == PriceOutcome.Kept)
        {
            _board ??= new DisplayBoard();
            _board.Prices.Insert(_board.Prices.Count(p => p.StartAt <= price.StartAt), price);
            byte sequence = unchecked(++_sequence);
            ushort displays = DisplaysFor(IndexOf(device));
            for (int i = 0; i < _devices.Count; i++)
            {
                if (IsIn(displays, i))
                {
                    Send(price, sequence, i);
                }
            }
        }

        TidyBoard();
        return outcome;
    }

    /// <summary>
    /// What the new price overlaps gives way, if it is older: a price that holds now ends when the new one begins, the others are dropped. A price
    /// that comes again takes its own place.
    /// </summary>
    private PriceOutcome MakeWay(StoredPrice price)
    {
        if (_board is null)
        {
            return PriceOutcome.Kept;
        }

        List<StoredPrice> table = _board.Prices;
        if (table.Exists(p => p.Overlaps(price) && p.Command.Id > price.Command.Id))
        {
            return PriceOutcome.Older;
        }

        int left = table.Count(p => !p.Overlaps(price) || CanBeCut(p, price));
        if (left >= _desk.Interpretation.ServerPriceCapacity)
        {
            return PriceOutcome.TableFull;
        }

        table.RemoveAll(p => p.Overlaps(price) && !CanBeCut(p, price));
        foreach (StoredPrice running in table.Where(p => p.Overlaps(price)))
        {
            running.EndAt = price.StartAt;
        }

        return PriceOutcome.Kept;
    }

    private bool CanBeCut(StoredPrice running, StoredPrice newer) =>
        running.StartAt <= Now && newer.StartAt > Now && running.Command.Id != newer.Command.Id;

    private ZclStatus? OnPrice(int device, byte asker, in ZclHeader header, ReadOnlySpan<byte> payload)
    {
        DropPrices();
        if (header.Announces<GetCurrentPrice>(ClusterId.Price))
        {
            return ZclFrame.TryDecode(payload, out GetCurrentPrice _, out _)
                ? SendPrices(device, asker, header, p => p.StartAt <= Now, 1)
                : ZclStatus.MalformedCommand;
        }

        if (header.Announces<GetScheduledPrices>(ClusterId.Price))
        {
            if (!ZclFrame.TryDecode(payload, out GetScheduledPrices asked, out _))
            {
                return ZclStatus.MalformedCommand;
            }

            long from = asked.StartTime.IsNow ? Now : asked.StartTime.ToUnixMilliseconds();
            return SendPrices(device, asker, header, p => p.EndAt >= from, asked.NumberOfEvents == 0 ? int.MaxValue : asked.NumberOfEvents);
        }

        return header.Announces<PriceAcknowledgement>(ClusterId.Price) && _desk.Revision >= SepRevision.Se11
            ? ZclFrame.TryDecode(payload, out PriceAcknowledgement _, out _) ? ZclStatus.Success : ZclStatus.MalformedCommand
            : ZclStatus.UnsupportedClusterCommand;
    }

    private ZclStatus? SendPrices(int device, byte asker, in ZclHeader request, Predicate<StoredPrice> isAsked, int atMost)
    {
        int sent = 0;
        foreach (StoredPrice price in _board?.Prices ?? [])
        {
            if (sent < atMost && isAsked(price))
            {
                Send(price, request.Sequence, device, asker);
                sent++;
            }
        }

        return sent == 0 ? ZclStatus.NotFound : null;
    }

    /// <summary>
    /// As it was ordered, with the ESI's own time. One that was ordered to begin "now" is told again as beginning now for what is left of it, in
    /// whole minutes begun.
    /// </summary>
    private void Send(StoredPrice price, byte sequence, int device, byte? asker = null)
    {
        PublishPrice own = price.Command.Price with { CurrentTime = _desk.Agenda.Now.ToSep() };
        if (own.StartTime.IsNow && !own.UntilChanged)
        {
            own = own with { DurationMinutes = (ushort)Math.Clamp((price.EndAt - Now + 59_999) / 60_000, 0, PublishPrice.UntilChangedMinutes - 1) };
        }

        Span<byte> payload = stackalloc byte[price.Command.Payload.Length];
        WireWriter w = new(payload);
        own.Write(ref w);
        w.Raw(price.Command.Tail.Span);
        Forward(ClusterId.Price, price.Command.CommandId, payload[..w.Length], sequence, device, asker);
    }

    private void DropPrices() => _board?.Prices.RemoveAll(p => p.EndAt <= Now);
}
