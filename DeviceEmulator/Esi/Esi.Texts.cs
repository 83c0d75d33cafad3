using System.Numerics;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Esi;

// The Messaging server: one text at a time, a newer one takes the place of the older (sep-facts 4.3).
public sealed partial class Esi
{
    /// <summary>True when the ESI holds a text with that id.</summary>
    public bool HoldsText(uint messageId) => _board?.Text?.Command.Id == messageId;

    internal void OnTextOver(StoredText text)
    {
        for (StoredText? t = _board?.Text; t is not null; t = t.Next)
        {
            if (t == text)
            {
                EndText(text, isReplaced: false);
                TidyBoard();
                return;
            }
        }
    }

    /// <summary>Another text takes the place of the one that is held; the same one for another device of the home is shown there as well.</summary>
    private void Show(TextCommand command, OrderTag tag, int only)
    {
        _board ??= new DisplayBoard();
        bool isHeld = HoldsText(command.Id);
        while (!isHeld && _board.Text is StoredText older)
        {
            EndText(older, isReplaced: true);
        }

        ushort displays = isHeld && only >= 0 ? (ushort)(_displays & (1 << only)) : DisplaysFor(only);
        StoredText text = new(this, command, tag, unchecked(++_sequence), only, displays, Now) { Next = _board.Text };
        _board.Text = text;
        _desk.Uplink.OnStored(this, tag, BitOperations.PopCount(displays));
        Forward(ClusterId.Messaging, command, text.Sequence, displays);
        if (text.EndAt != long.MaxValue)
        {
            _desk.Agenda.Schedule(new MarketTime(text.EndAt), text, 0);
        }
    }

    private void Cancel(CancelTextCommand command, OrderTag tag, int only)
    {
        // What is for the home is not taken off the others because one that is away is not to be shown it.
        bool isAway = only >= 0 && _devices.HasLeft(only);
        if (!HoldsText(command.Id) || (isAway && !IsTextOf(only)))
        {
            _desk.Uplink.OnNothingToCancel(this, tag);
            return;
        }

        SettleTextCancel();
        byte sequence = unchecked(++_sequence);
        ushort displays = TakeOff(only);
        _board!.Cancel = displays == 0 ? null : new StoredTextCancel(tag, sequence, displays);
        _desk.Uplink.OnStored(this, tag, BitOperations.PopCount(displays));
        Forward(ClusterId.Messaging, command, sequence, displays);
        TidyBoard();
    }

    /// <summary>
    /// Forgets the deliveries that a cancel means: those to its one device where there are such, else all. Returns the displays that show the text no
    /// longer: of these deliveries, and of no other.
    /// </summary>
    private ushort TakeOff(int only)
    {
        bool isOfOne = only >= 0 && IsTextOf(only);
        (int off, int kept) = (isOfOne ? 1 << only : 0, 0);
        StoredText? left = null;
        for (StoredText? t = _board!.Text; t is not null;)
        {
            StoredText? next = t.Next;
            if (isOfOne && t.Only != only)
            {
                kept |= t.Displays & ~(1 << only);
                (t.Displays, t.Next, left) = (Without(t.Displays, only), left, t);
            }
            else
            {
                off |= t.Displays;
            }

            t = next;
        }

        _board.Text = left;
        return (ushort)(off & ~kept & _displays);
    }

    /// <summary>True when the text was delivered for the device of a place alone.</summary>
    private bool IsTextOf(int place)
    {
        StoredText? text = _board?.Text;
        while (text is not null && text.Only != place)
        {
            text = text.Next;
        }

        return text is not null;
    }

    private ZclStatus? OnMessaging(int device, byte asker, in ZclHeader header, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> asdu)
    {
        if (header.Announces<MessageConfirmation>(ClusterId.Messaging))
        {
            if (!ZclFrame.TryDecode(payload, out MessageConfirmation confirmation, out _))
            {
                return ZclStatus.MalformedCommand;
            }

            for (StoredText? t = HoldsText(confirmation.MessageId) ? _board!.Text : null; t is not null; t = t.Next)
            {
                if (IsIn(t.Unconfirmed, device))
                {
                    t.Unconfirmed = Without(t.Unconfirmed, device);
                    _desk.Uplink.OnDeviceFrame(this, t.Tag, _devices[device], asdu);
                }
            }

            return ZclStatus.Success;
        }

        if (header.Announces<DefaultResponse>(ClusterId.Messaging) && ZclFrame.TryDecode(payload, out DefaultResponse answer, out _))
        {
            OnMessagingAnswer(device, header.Sequence, answer, asdu);
            return null;
        }

        return header.Announces<GetLastMessage>(ClusterId.Messaging) ? SendLastMessage(device, asker, header) : ZclStatus.UnsupportedClusterCommand;
    }

    private void OnMessagingAnswer(int device, byte sequence, in DefaultResponse answer, ReadOnlySpan<byte> frame)
    {
        if (Asked(device, sequence) is StoredText text)
        {
            bool refused = answer.Status != ZclStatus.Success;
            text.Unconfirmed = refused ? Without(text.Unconfirmed, device) : text.Unconfirmed;
            if (refused || text.Command.WantsConfirmation)
            {
                _desk.Uplink.OnDeviceFrame(this, text.Tag, _devices[device], frame);
            }
        }
        else if (_board?.Cancel is StoredTextCancel cancel && cancel.Sequence == sequence && IsIn(cancel.Owing, device))
        {
            cancel.Owing = Without(cancel.Owing, device);
            _desk.Uplink.OnDeviceFrame(this, cancel.Tag, _devices[device], frame);
            _board.Cancel = cancel.Owing == 0 ? null : cancel;
            TidyBoard();
        }
    }

    private ZclStatus? SendLastMessage(int device, byte asker, in ZclHeader request)
    {
        StoredText? text = _board?.Text;
        while (text is not null && !IsIn(text.Displays, device))
        {
            text = text.Next;
        }

        if (text is null)
        {
            return ZclStatus.NotFound;
        }

        SendText(text, request.Sequence, device, asker);
        return null;
    }

    /// <summary>A text that was ordered to be shown at once is shown for what is left of its time, in whole minutes begun.</summary>
    private void SendText(StoredText text, byte sequence, int device, byte? asker = null)
    {
        DisplayMessage own = text.Command.Text;
        if (own.StartTime.IsNow && !own.UntilChanged)
        {
            own = own with { DurationMinutes = (ushort)Math.Clamp((text.EndAt - Now + 59_999) / 60_000, 0, DisplayMessage.UntilChangedMinutes - 1) };
        }

        Span<byte> payload = stackalloc byte[text.Command.Payload.Length];
        WireWriter w = new(payload);
        own.Write(ref w);
        text.Command.Payload.Span[w.Length..].CopyTo(payload[w.Length..]);
        Forward(ClusterId.Messaging, text.Command.CommandId, payload, sequence, device, asker);
    }

    private void EndText(StoredText text, bool isReplaced)
    {
        SayNotConfirmed(text, isReplaced);
        ref StoredText? place = ref _board!.Text;
        while (place is not null && place != text)
        {
            place = ref place.Next;
        }

        place = text.Next;
    }

    /// <summary>The delivery of the text that a display answers.</summary>
    private StoredText? Asked(int device, byte sequence)
    {
        StoredText? text = _board?.Text;
        while (text is not null && (text.Sequence != sequence || !IsIn(text.Unconfirmed, device)))
        {
            text = text.Next;
        }

        return text;
    }

    private void SayNotConfirmed(StoredText text, bool isReplaced)
    {
        for (int i = 0; text.Command.WantsConfirmation && i < _devices.Count; i++)
        {
            if (IsIn(text.Unconfirmed, i))
            {
                _desk.Uplink.OnNotConfirmed(this, text.Tag, _devices[i], isReplaced);
            }
        }

        text.Unconfirmed = 0;
    }

    /// <summary>Another cancel takes its place: what it was announced will not come as a frame.</summary>
    private void SettleTextCancel()
    {
        for (int i = 0; _board?.Cancel is StoredTextCancel cancel && i < _devices.Count; i++)
        {
            if (IsIn(cancel.Owing, i))
            {
                _desk.Uplink.OnSettled(this, cancel.Tag, _devices[i]);
            }
        }
    }

    /// <summary>Nobody is waited for any more to confirm a text without an end; it goes on being shown.</summary>
    public void StopWaitingForConfirmation(OrderTag tag)
    {
        for (StoredText? t = _board?.Text; t is not null; t = t.Next)
        {
            if (t.Tag == tag)
            {
                SayNotConfirmed(t, isReplaced: false);
            }
        }
    }

    /// <summary>A display has left.</summary>
    private void SettleDisplay(int place)
    {
        for (StoredText? t = _board?.Text; t is not null; t = t.Next)
        {
            t.Displays = Without(t.Displays, place);
            t.Unconfirmed = Without(t.Unconfirmed, place);
        }

        if (_board?.Cancel is StoredTextCancel cancel && IsIn(cancel.Owing, place))
        {
            cancel.Owing = Without(cancel.Owing, place);
            _desk.Uplink.OnSettled(this, cancel.Tag, _devices[place]);
            _board.Cancel = cancel.Owing == 0 ? null : cancel;
            TidyBoard();
        }
    }

    private ushort DisplaysFor(int only) =>
        only < 0 || _desk.Interpretation.DisplayDelivery == Profile.DisplayDelivery.EveryDisplay ? _displays : (ushort)(_displays & (1 << only));

    private void Forward(ClusterId cluster, EsiCommand command, byte sequence, ushort displays)
    {
        for (int i = 0; i < _devices.Count; i++)
        {
            if (IsIn(displays, i))
            {
                Forward(cluster, command.CommandId, command.Payload.Span, sequence, i);
            }
        }
    }

    /// <summary>Drops what displays are shown no longer, and what a delivery left that has no end of its own.</summary>
    private void Clear(OrderTag over)
    {
        if (_board is DisplayBoard board)
        {
            Clear(board, over);
        }
    }

    private void Clear(DisplayBoard board, OrderTag over)
    {
        for (StoredText? t = board.Text; t is not null; t = t.Next)
        {
            if (t.EndAt <= Now || t.Tag == over)
            {
                EndText(t, isReplaced: false);
            }
        }

        board.Cancel = board.Cancel?.Tag == over ? null : board.Cancel;
        board.Prices.RemoveAll(p => p.EndAt <= Now || p.Tag == over);
        TidyBoard();
    }

    private void TidyBoard() => _board = _board is { IsEmpty: true } ? null : _board;

    private static ushort Without(ushort devices, int device) => With(devices, device, false);
}
