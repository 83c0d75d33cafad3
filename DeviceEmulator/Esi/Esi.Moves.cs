using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Esi;

// What a meter leaves to the one that takes its place, and what a device is given that has just joined.
public sealed partial class Esi
{
    /// <summary>The deliveries of which something is held that still means something: events that are not over or cancelled, the text, prices. By order.</summary>
    public IReadOnlyList<OrderTag> FindUnexpired()
    {
        var tags = new SortedSet<OrderTag>(Comparer<OrderTag>.Create((a, b) => (a.Order, a.Target).CompareTo((b.Order, b.Target))));
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            if (e.EndAt > Now && e.OverAt > Now && (e.CancelledFor & Home) != Home && !e.IsFinished(Home, _clients))
            {
                tags.Add(e.Tag);
            }
        }

        if (_board?.Text is StoredText text && text.EndAt > Now)
        {
            tags.Add(text.Tag);
        }

        foreach (StoredPrice price in _board?.Prices ?? [])
        {
            if (price.EndAt > Now)
            {
                tags.Add(price.Tag);
            }
        }

        return [.. tags];
    }

    /// <summary>A display that has just joined is given the text that is shown and the prices, as if it had asked. Events a client asks for itself.</summary>
    public void Introduce(Eui64 device)
    {
        int place = IndexOf(device);
        if (place < 0 || !IsIn(_displays, place) || _board is null)
        {
            return;
        }

        DropPrices();
        if (TextFor(place) is StoredText text && text.EndAt > Now && !IsIn(text.Displays, place))
        {
            text.Displays = With(text.Displays, place, true);
            text.Unconfirmed = With(text.Unconfirmed, place, true);
            SendText(text, text.Sequence, place);
        }

        byte sequence = unchecked(++_sequence);
        foreach (StoredPrice price in _board.Prices)
        {
            Send(price, sequence, place);
        }

        TidyBoard();
    }

    /// <summary>The delivery of the text for a display that joins: the one addressed to it alone, else one for the home. What is for another is not for it.</summary>
    private StoredText? TextFor(int place)
    {
        StoredText? found = null;
        for (StoredText? t = _board?.Text; t is not null && found?.Only != place; t = t.Next)
        {
            bool isForAny = t.Only < 0 || _desk.Interpretation.DisplayDelivery == Profile.DisplayDelivery.EveryDisplay;
            found = t.Only == place || (found is null && isForAny) ? t : found;
        }

        return found;
    }
}
