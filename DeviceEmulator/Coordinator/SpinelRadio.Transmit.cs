using DeviceEmulator.Air;
using DeviceEmulator.Time;
using Sep.Codec.Coordinator.Spinel;
using Sep.Codec.Mac;

namespace DeviceEmulator.Coordinator;

/// <content>Transmitting: one frame after the other, each with its acknowledgement or until the last retry.</content>
internal sealed partial class SpinelRadio
{
    /// <summary>Frames of the host that may wait; real radios have room for one.</summary>
    public const int LongestQueue = 8;

    /// <summary>Milliseconds after the end of a frame until which its acknowledgement may come: more than at the air alone, because of transceivers beyond sockets.</summary>
    private const int AcknowledgementWait = 10;

    private readonly Queue<RadioTransmission> _queue = new();
    private RadioTransmission? _current;
    private int _attempts;

    /// <summary>The token of the wake-up for which the current transmission waits.</summary>
    private int _transmitWait;
    private int _tokens;

    private void ForgetTransmissions()
    {
        _queue.Clear();
        (_current, _transmitWait) = (null, 0);
    }

    private void Transmit(SpinelHeader header, ref SpinelReader r)
    {
        bool isRead = StreamRawTransmission.TryRead(ref r, out StreamRawTransmission asked);
        byte channel = asked.Channel == 0 ? _settings.Channel : asked.Channel;
        SpinelStatus status = !isRead ? SpinelStatus.ParseError
            : asked.Psdu.Length is < VirtualAir.ShortestFrame or > VirtualAir.LongestFrame || !RadioSettings.IsChannel(channel)
                || (asked.ReceiveChannelAfterwards != 0 && !RadioSettings.IsChannel(asked.ReceiveChannelAfterwards)) ? SpinelStatus.InvalidArgument
            : !_settings.IsEnabled || !_settings.IsRaw || ScanState != SpinelScanState.Idle ? SpinelStatus.InvalidState
            : asked.TransmitDelay != 0 || asked.TransmitDelayBase != 0 ? SpinelStatus.Unimplemented
            : _queue.Count == LongestQueue ? SpinelStatus.Busy
            : SpinelStatus.Ok;
        if (status != SpinelStatus.Ok)
        {
            Answer(header, status);
            return;
        }

        byte[] psdu = asked.Psdu.ToArray();
        MacFrame.AppendFrameCheck(psdu, psdu.Length - MacFrame.FrameCheckLength);
        _queue.Enqueue(new RadioTransmission(header, psdu, channel, asked.MaxFrameRetries, asked.ReceiveChannelAfterwards));
        if (_current is null)
        {
            TransmitNext();
        }
    }

    private void TransmitNext()
    {
        if (_queue.TryDequeue(out _current))
        {
            _attempts = 0;
            TransmitCurrent(_current);
        }
    }

    private void TransmitCurrent(RadioTransmission current)
    {
        _attempts++;
        _air.Transmit(this, current.Psdu);
        _transmitWait = ++_tokens;
        long wait = VirtualAir.Airtime(current.Psdu.Length) + (current.WantsAcknowledgement ? AcknowledgementWait : 0);
        _agenda.Schedule(_agenda.Now.PlusMilliseconds(wait), this, _transmitWait);
    }

    /// <summary>The frame is out, or its acknowledgement has not come.</summary>
    private void EndWait()
    {
        RadioTransmission current = _current!;
        if (!current.WantsAcknowledgement)
        {
            EndTransmission(current, SpinelStatus.Ok, isPending: false, acknowledgement: []);
        }
        else if (_attempts <= current.Retries)
        {
            TransmitCurrent(current);
        }
        else
        {
            EndTransmission(current, SpinelStatus.NoAcknowledgement, isPending: false, acknowledgement: []);
        }
    }

    /// <summary>Tells the host how it went: status, whether more is pending, that the header is as it was, and the acknowledgement as it was heard.</summary>
    private void EndTransmission(RadioTransmission current, SpinelStatus status, bool isPending, ReadOnlySpan<byte> acknowledgement)
    {
        (_current, _transmitWait) = (null, 0);
        if (current.ChannelAfterwards != 0)
        {
            _settings.Channel = current.ChannelAfterwards;
        }

        if (current.Header.Transaction != 0)
        {
            Span<byte> value = stackalloc byte[LongestReception];
            SpinelWriter w = new(value);
            w.Packed((uint)status);
            w.Bool(isPending);
            w.Bool(false);
            if (!acknowledgement.IsEmpty)
            {
                Reception(acknowledgement, current.Channel, byte.MaxValue, isPending: false).Write(ref w);
            }

            Tell(current.Header, SpinelCommand.PropertyIs, SpinelProperty.LastStatus, w.Written);
        }

        _lastStatus = status;
        TransmitNext();
    }
}
