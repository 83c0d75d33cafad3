using Sep.Codec.Capture;
using Sep.Codec.Coordinator.Spinel;
using Sep.Codec.Mac;
using Sep.Codec.Wire;

namespace DeviceEmulator.Coordinator;

/// <content>Receiving: the filter, the acknowledgement, and the word to the host.</content>
internal sealed partial class SpinelRadio
{
    private const int LongestReception = 192;
    private const ulong MicrosecondsInMillisecond = 1000;

    /// <summary>dBm at the best link quality.</summary>
    private const int StrongestSignal = -40;

    public byte Channel =>
        ScanState != SpinelScanState.Idle ? ScannedChannel
        : _current is not null ? _current.Channel
        : _settings is { IsEnabled: true, IsRaw: true, IsReceiverOnWhenIdle: true } ? _settings.Channel : (byte)0;

    public void OnReceived(ReadOnlySpan<byte> psdu, in FrameReception reception)
    {
        byte quality = reception.LinkQuality ?? byte.MaxValue;
        if (ScanState != SpinelScanState.Idle)
        {
            NoteEnergy(SignalOf(quality));
            return;
        }

        if (MacFrame.CheckFrame(psdu, out ReadOnlySpan<byte> frame) != FrameError.None)
        {
            return;
        }

        bool isKnown = MacFrame.Read(frame, out MacHeader header, out ReadOnlySpan<byte> payload) == FrameError.None;
        if (isKnown && header.FrameType == MacFrameType.Ack)
        {
            OnAcknowledgement(header, psdu);
        }

        bool isOurs = isKnown && _settings.Addresses.IsOurs(header);
        bool isPending = isOurs && IsDataRequest(header, payload) && _settings.Addresses.IsPendingFor(header.Source);

        // Who listens to everything answers nobody but for itself.
        if (isOurs && header.AcknowledgementRequest)
        {
            Acknowledge(header.Sequence, isPending);
        }

        if (_settings.Promiscuous == RadioSettings.PromiscuousFull || (isKnown && Passes(header)))
        {
            Span<byte> value = stackalloc byte[LongestReception];
            SpinelWriter w = new(value);
            Reception(psdu, (byte)reception.Channel, quality, isPending).Write(ref w);
            Tell(SpinelHeader.Unasked, SpinelCommand.PropertyIs, SpinelProperty.StreamRaw, w.Written);
        }
    }

    private static bool IsDataRequest(in MacHeader header, ReadOnlySpan<byte> payload) =>
        header.FrameType == MacFrameType.Command && !payload.IsEmpty && payload[0] == (byte)MacCommandId.DataRequest;

    private static sbyte SignalOf(byte linkQuality) =>
        (sbyte)(RadioSettings.NoiseFloor + ((StrongestSignal - RadioSettings.NoiseFloor) * linkQuality / byte.MaxValue));

    private bool Passes(in MacHeader header) => _settings.Addresses.Passes(header)
        || (_settings.Promiscuous == RadioSettings.PromiscuousNetwork && header.Destination.PanId == _settings.Addresses.PanId);

    private void OnAcknowledgement(in MacHeader header, ReadOnlySpan<byte> psdu)
    {
        if (_current is { WantsAcknowledgement: true } current && current.Sequence == header.Sequence)
        {
            EndTransmission(current, SpinelStatus.Ok, header.FramePending, psdu);
        }
    }

    private void Acknowledge(byte sequence, bool isPending)
    {
        Span<byte> psdu = stackalloc byte[MacHeader.MaxSize + MacFrame.FrameCheckLength];
        int length = MacFrame.Write(psdu, MacHeader.Ack(sequence, isPending), []);
        _air.Transmit(this, psdu[..MacFrame.AppendFrameCheck(psdu, length)]);
    }

    private StreamRawReception Reception(ReadOnlySpan<byte> psdu, byte channel, byte linkQuality, bool isPending) => new()
    {
        Psdu = psdu,
        Rssi = SignalOf(linkQuality),
        IsAcknowledgedAsPending = isPending,
        Channel = channel,
        LinkQuality = linkQuality,
        Timestamp = (ulong)_agenda.Now.Milliseconds * MicrosecondsInMillisecond,
    };
}
