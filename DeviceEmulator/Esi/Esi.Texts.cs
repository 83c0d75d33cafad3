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
        if (_board?.Text == text)
        {
            EndText(text, isReplaced: false);
            TidyBoard();
        }
    }

    private void Show(TextCommand command, OrderTag tag, int only)
    {
        _board ??= new DisplayBoard();
        if (_board.Text is StoredText older)
        {
            EndText(older, isReplaced: true);
        }

        StoredText text = new(this, command, tag, unchecked(++_sequence), DisplaysFor(only), Now);
        _board.Text = text;
        _desk.Uplink.OnStored(this, tag, BitOperations.PopCount(text.Displays));
        Forward(ClusterId.Messaging, command, text.Sequence, text.Displays);
        if (text.EndAt != long.MaxValue)
        {
            _desk.Agenda.Schedule(new MarketTime(text.EndAt), text, 0);
        }
    }

    private void Cancel(CancelTextCommand command, OrderTag tag)
    {
        if (_board?.Text is not StoredText text || text.Command.Id != command.Id)
        {
            _desk.Uplink.OnNothingToCancel(this, tag);
            return;
        }

        SettleTextCancel();
        byte sequence = unchecked(++_sequence);
        _board.Text = null;
        _board.Cancel = text.Displays == 0 ? null : new StoredTextCancel(tag, sequence, text.Displays);
        _desk.Uplink.OnStored(this, tag, BitOperations.PopCount(text.Displays));
        Forward(ClusterId.Messaging, command, sequence, text.Displays);
        TidyBoard();
    }

    private ZclStatus? OnMessaging(int device, in ZclHeader header, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> asdu)
    {
        if (header.Announces<MessageConfirmation>(ClusterId.Messaging))
        {
            if (!ZclFrame.TryDecode(payload, out MessageConfirmation confirmation, out _))
            {
                return ZclStatus.MalformedCommand;
            }

            if (_board?.Text is StoredText text && text.Command.Id == confirmation.MessageId && IsIn(text.Unconfirmed, device))
            {
                text.Unconfirmed = Without(text.Unconfirmed, device);
                _desk.Uplink.OnDeviceFrame(this, text.Tag, _devices[device], asdu);
            }

            return ZclStatus.Success;
        }

        if (header.Announces<DefaultResponse>(ClusterId.Messaging) && ZclFrame.TryDecode(payload, out DefaultResponse answer, out _))
        {
            OnMessagingAnswer(device, header.Sequence, answer, asdu);
            return null;
        }

        return header.Announces<GetLastMessage>(ClusterId.Messaging) ? SendLastMessage(device, header) : ZclStatus.UnsupportedClusterCommand;
    }

    private void OnMessagingAnswer(int device, byte sequence, in DefaultResponse answer, ReadOnlySpan<byte> frame)
    {
        if (_board?.Text is StoredText text && text.Sequence == sequence && IsIn(text.Unconfirmed, device))
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

    /// <summary>A text that was ordered to be shown at once is shown for what is left of its time, in whole minutes begun.</summary>
    private ZclStatus? SendLastMessage(int device, in ZclHeader request)
    {
        if (_board?.Text is not StoredText text || !IsIn(text.Displays, device))
        {
            return ZclStatus.NotFound;
        }

        DisplayMessage own = text.Command.Text;
        if (own.StartTime.IsNow && !own.UntilChanged)
        {
            own = own with { DurationMinutes = (ushort)Math.Clamp((text.EndAt - Now + 59_999) / 60_000, 0, DisplayMessage.UntilChangedMinutes - 1) };
        }

        Span<byte> payload = stackalloc byte[text.Command.Payload.Length];
        WireWriter w = new(payload);
        own.Write(ref w);
        text.Command.Payload.Span[w.Length..].CopyTo(payload[w.Length..]);
        Forward(ClusterId.Messaging, text.Command.CommandId, payload, request.Sequence, device);
        return null;
    }

    private void EndText(StoredText text, bool isReplaced)
    {
        SayNotConfirmed(text, isReplaced);
        _board!.Text = null;
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
        if (_board?.Text is StoredText text && text.Tag == tag)
        {
            SayNotConfirmed(text, isReplaced: false);
        }
    }

    /// <summary>A display has left.</summary>
    private void SettleDisplay(int place)
    {
        if (_board?.Text is StoredText text)
        {
            text.Displays = Without(text.Displays, place);
            text.Unconfirmed = Without(text.Unconfirmed, place);
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
        if (_board is null)
        {
            return;
        }

        if (_board.Text is StoredText text && (text.EndAt <= Now || text.Tag == over))
        {
            EndText(text, isReplaced: false);
        }

        _board.Cancel = _board.Cancel?.Tag == over ? null : _board.Cancel;
        _board.Prices.RemoveAll(p => p.EndAt <= Now || p.Tag == over);
        TidyBoard();
    }

    private void TidyBoard() => _board = _board is { IsEmpty: true } ? null : _board;

    private static ushort Without(ushort devices, int device) => With(devices, device, false);
}
