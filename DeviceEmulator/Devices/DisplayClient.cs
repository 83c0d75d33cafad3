using DeviceEmulator.Clusters;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

/// <summary>
/// The client sides of Messaging and Price, of a display or of a thermostat that has one: it shows one text and knows the prices in force and next
/// (sep-facts 4.2, 4.3). Whether its user confirms a text, and when, comes from chance.
/// </summary>
internal sealed partial class DisplayClient(DeviceBench bench, IApsService aps, Eui64 device, Eui64 esi) : ITimed
{
    private readonly List<(PublishPrice Price, long StartAt)> _prices = new(bench.PriceCapacity);
    private DisplayMessage? _text;
    private byte _sequence;

    /// <summary>
    /// What is shown, or will be when its time comes; null for nothing. One that was to be shown at once has the time at which it came.
    /// </summary>
    public DisplayMessage? Text => _text;

    /// <summary>True when the user has confirmed the text.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>What people read at a moment; null for nothing.</summary>
    public DisplayMessage? TextAt(MarketTime now) =>
        _text is DisplayMessage text && StartOf(text) <= now.Milliseconds && now.Milliseconds < EndOf(text) ? text : null;

    /// <summary>The price in force at a moment: the last that has begun, if it is not over; null for none.</summary>
    public PublishPrice? PriceAt(MarketTime now)
    {
        int last = _prices.FindLastIndex(p => p.StartAt <= now.Milliseconds);
        return last >= 0 && now.Milliseconds < EndOf(_prices[last].Price, _prices[last].StartAt) ? _prices[last].Price : null;
    }

    public void OnIndication(in ApsAddress from, ReadOnlySpan<byte> asdu)
    {
        if (ZclFrame.TryRead(asdu, out ZclHeader header, out ReadOnlySpan<byte> payload))
        {
            ClusterRequest request = new(aps, from, isUnicast: from.Destination == device, header, payload, bench.Revision);
            request.End(header.FrameType == FrameType.ProfileWide ? AttributeServer.Execute(request, AttributesFor(request)) : Execute(request));
        }
    }

    /// <summary>The user confirms the text that was shown when the timer was set, if it is still there.</summary>
    public void OnTimer(MarketTime now, int token)
    {
        if (_text is DisplayMessage text && unchecked((int)text.MessageId) == token)
        {
            Confirm();
        }
    }

    /// <summary>The user confirms what is shown. False when nothing is, or it wants no confirmation, or has it.</summary>
    public bool Confirm()
    {
        MarketTime now = bench.Agenda.Now;
        if (IsConfirmed || TextAt(now) is not DisplayMessage text || !text.MessageControl.IsConfirmationRequired())
        {
            return false;
        }

        IsConfirmed = true;
        Send(ClusterId.Messaging, new MessageConfirmation(text.MessageId, bench.Clock.Show(now)));
        return true;
    }

    /// <summary>Asks the ESI for the text in force and for all prices, as a device does that has joined or was switched off.</summary>
    /// <param name="listensAlways">Told with the question for the current price.</param>
    public void Ask(bool listensAlways)
    {
        Send(ClusterId.Messaging, new GetLastMessage());
        Send(ClusterId.Price, new GetCurrentPrice(listensAlways ? GetCurrentPriceOptions.RxOnWhenIdle : GetCurrentPriceOptions.None));
        Send(ClusterId.Price, new GetScheduledPrices(SepTime.Now, 0));
    }

    private void Send<T>(ClusterId cluster, in T command) where T : struct, ISepCommand<T>
    {
        Span<byte> frame = stackalloc byte[ZclHeader.MaxSize + MessageConfirmation.Size];
        int length = ZclFrame.Write(frame, unchecked(_sequence++), disableDefaultResponse: false, command);
        aps.Send(new ApsAddress(device, ApsAddress.EmulatedEndpoint, esi, ApsAddress.EmulatedEndpoint, cluster), frame[..length]);
    }

    private ZclStatus? Execute(in ClusterRequest request)
    {
        ReadOnlySpan<byte> payload = request.Payload;
        if (request.Announces<DisplayMessage>())
        {
            return ZclFrame.TryDecode(payload, out DisplayMessage text, out _) ? Show(text) : ZclStatus.MalformedCommand;
        }

        if (request.Announces<CancelMessage>())
        {
            return ZclFrame.TryDecode(payload, out CancelMessage cancel, out _) ? Cancel(cancel) : ZclStatus.MalformedCommand;
        }

        if (request.Announces<PublishPrice>())
        {
            return ZclFrame.TryDecode(payload, out PublishPrice price, out _) ? Keep(request, price) : ZclStatus.MalformedCommand;
        }

        return ZclStatus.UnsupportedClusterCommand;
    }

    private ZclStatus Show(in DisplayMessage text)
    {
        if (text.MessageControl.Transmission() == MessageTransmission.InterPanOnly)
        {
            return ZclStatus.InvalidField;
        }

        if (_text?.MessageId == text.MessageId)
        {
            return ZclStatus.Success;
        }

        SepTime start = text.StartTime.IsNow ? bench.Clock.Show(bench.Agenda.Now) : text.StartTime;
        _text = text with { StartTime = start, Message = text.Message.ToOwned() };
        IsConfirmed = false;
        if ((text.MessageControl & MessageControl.ConfirmationRequired) != 0)
        {
            Await(text);
        }

        return ZclStatus.Success;
    }

    /// <summary>Nobody confirms a text that is no longer shown.</summary>
    private void Await(in DisplayMessage text)
    {
        long now = bench.Agenda.Now.Milliseconds;
        long start = text.StartTime.IsNow ? now : Math.Max(now, StartOf(text));
        long end = text.UntilChanged ? long.MaxValue : (text.StartTime.IsNow ? now : StartOf(text)) + text.DurationMinutes * 60_000L;
        if (Chance.Unit(Draw(text, DrawPurpose.TextConfirmed)) >= bench.Users.ConfirmText)
        {
            return;
        }

        double minutes = -Math.Log2(1 - Chance.Unit(Draw(text, DrawPurpose.TextConfirmation))) * bench.Users.MedianConfirmationMinutes;
        long at = start + (long)(minutes * 60_000);
        if (at < end)
        {
            bench.Agenda.Schedule(new MarketTime(at), this, unchecked((int)text.MessageId));
        }
    }

    private ZclStatus Cancel(in CancelMessage cancel)
    {
        if (_text?.MessageId != cancel.MessageId)
        {
            return ZclStatus.NotFound;
        }

        _text = null;
        return ZclStatus.Success;
    }

    /// <summary>
    /// Of prices that overlap the one with the larger id wins: what it overlaps is dropped, or ends when it begins if that is under way. What there
    /// is no room for is the last to begin.
    /// </summary>
    private ZclStatus? Keep(in ClusterRequest request, in PublishPrice price)
    {
        long now = bench.Agenda.Now.Milliseconds;
        DropPrices(now);
        long start = price.StartTime.IsNow ? now : bench.Clock.MomentOf(price.StartTime);
        ZclStatus judged = Judge(price, start, now);
        if (judged != ZclStatus.Success)
        {
            return judged;
        }

        long end = EndOf(price, start);
        _prices.RemoveAll(p => p.StartAt < end && start < EndOf(p.Price, p.StartAt) && (p.StartAt > now || p.StartAt >= start));
        int place = _prices.FindLastIndex(p => p.StartAt <= start) + 1;
        if (place == bench.PriceCapacity)
        {
            return ZclStatus.InsufficientSpace;
        }

        _prices.Insert(place, (price with { RateLabel = price.RateLabel.ToOwned() }, start));
        if (_prices.Count > bench.PriceCapacity)
        {
            _prices.RemoveAt(bench.PriceCapacity);
        }

        if (!price.IsAcknowledgementRequired || bench.Revision < SepRevision.Se11)
        {
            return ZclStatus.Success;
        }

        request.Answer(
            new PriceAcknowledgement(price.ProviderId, price.IssuerEventId, bench.Clock.Show(bench.Agenda.Now), price.Blocks!.Value.PriceControl));
        return null;
    }

    /// <summary>As SIL answers (sep-facts 4.2).</summary>
    private ZclStatus Judge(in PublishPrice price, long start, long now)
    {
        long end = EndOf(price, start);
        uint id = price.IssuerEventId;
        return end <= now ? ZclStatus.Failure
            : _prices.Exists(p => p.Price.IssuerEventId == id) ? ZclStatus.DuplicateExists
            : _prices.Exists(p => p.StartAt < end && start < EndOf(p.Price, p.StartAt) && p.Price.IssuerEventId > id) ? ZclStatus.Failure
            : ZclStatus.Success;
    }

    /// <summary>Drops what is over, and what ended because a later price began.</summary>
    private void DropPrices(long now)
    {
        int last = _prices.FindLastIndex(p => p.StartAt <= now);
        _prices.RemoveRange(0, Math.Max(last, 0));
        _prices.RemoveAll(p => EndOf(p.Price, p.StartAt) <= now);
    }

    private long StartOf(in DisplayMessage text) => bench.Clock.MomentOf(text.StartTime);

    private long EndOf(in DisplayMessage text) => text.UntilChanged ? long.MaxValue : StartOf(text) + text.DurationMinutes * 60_000L;

    private static long EndOf(in PublishPrice price, long start) => price.UntilChanged ? long.MaxValue : start + price.DurationMinutes * 60_000L;

    private ulong Draw(in DisplayMessage text, DrawPurpose purpose) => Chance.Draw(bench.Seed, text.MessageId, device.Value, purpose);
}
