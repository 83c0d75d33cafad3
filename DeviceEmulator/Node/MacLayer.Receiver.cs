using DeviceEmulator.Air;
using Sep.Codec.Capture;
using Sep.Codec.Mac;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace DeviceEmulator.Node;

/// <summary>What is heard, when the receiver is on, and the polls of those who sleep.</summary>
internal sealed partial class MacLayer : ITransceiver
{
    private const byte FramePendingBit = 0x10;

    /// <summary>Octets and milliseconds of an acknowledgement.</summary>
    private const int AckLength = 5;
    private const int AckAirtime = 1;

    /// <summary>Longer than all attempts at one frame take, shorter than 256 frames.</summary>
    private const long RepetitionMilliseconds = 300;

    private readonly byte[] _heard = new byte[MacFrame.MaxSize];
    private readonly RecentFrames _recent = new(RepetitionMilliseconds);
    private byte _channel;
    private bool _isWindowOpen;
    private bool _ackPending;
    private int _windowStamp;

    /// <summary>False for a device that sleeps: it hears only while it sends, and after a poll that is followed by a frame.</summary>
    public bool IsAlwaysOn { get; set; } = true;

    /// <summary>Only beacons are of interest.</summary>
    public bool IsScanning { get; set; }

    byte ITransceiver.Channel => IsAlwaysOn || IsScanning || _isWindowOpen || _current is not null ? _channel : (byte)0;

    public void OnReceived(ReadOnlySpan<byte> psdu, in FrameReception reception)
    {
        if (psdu.Length > MacFrame.MaxSize || MacFrame.CheckFrame(psdu, out ReadOnlySpan<byte> checkedFrame) != FrameError.None)
        {
            return;
        }

        checkedFrame.CopyTo(_heard);
        Memory<byte> frame = _heard.AsMemory(0, checkedFrame.Length);
        if (MacFrame.Read(frame.Span, out MacHeader header, out ReadOnlySpan<byte> payload) != FrameError.None)
        {
            return;
        }

        Memory<byte> rest = frame[^payload.Length..];
        switch (header.FrameType)
        {
            case MacFrameType.Ack:
                OnAck(header.Sequence, header.FramePending);
                break;
            case MacFrameType.Beacon when IsScanning:
                _user.OnBeacon(header, rest, reception);
                break;
            case MacFrameType.Data or MacFrameType.Command when !IsScanning && IsForMe(header.Destination):
                OnAddressed(header, rest, reception);
                break;
        }
    }

    /// <summary>Asks the parent for a frame.</summary>
    public void Poll(ushort parent)
    {
        MacAddress own = ShortAddress == NoAddress ? MacAddress.Extended(PanId, Address) : OwnShort;
        MacHeader header = new(
            MacFrameType.Command, NextSequence(), MacAddress.Short(PanId, parent), own, AcknowledgementRequest: true, PanIdCompression: true);
        SendCommand(header, default(DataRequest), MacPurpose.Poll);
    }

    /// <summary>Listens for so long although the device sleeps.</summary>
    public void OpenWindow(int milliseconds)
    {
        _isWindowOpen = true;
        _windowStamp = unchecked(_windowStamp + 1);
        Schedule(milliseconds, TimerKind.Window, _windowStamp);
    }

    /// <summary>An address as one number, whichever of the two kinds it is.</summary>
    public static ulong Key(MacAddress address) => address.Mode == MacAddressMode.Extended
        ? address.ExtendedAddress.Value
        : 0xFFFF_0000_0000_0000 | ((ulong)address.PanId << 16) | address.ShortAddress;

    private void CloseWindow() => _isWindowOpen = false;

    private void OnAddressed(in MacHeader header, Memory<byte> payload, in FrameReception reception)
    {
        ulong source = Key(header.Source);
        bool isPoll = header.FrameType == MacFrameType.Command && !payload.IsEmpty && payload.Span[0] == (byte)MacCommandId.DataRequest;
        if (header.AcknowledgementRequest && header.Destination is not { Mode: MacAddressMode.Short, ShortAddress: MacAddress.Broadcast })
        {
            Acknowledge(header.Sequence, isPoll && Waits(source));
        }

        if (header.Source.Mode != MacAddressMode.None && _recent.IsRepeated(source, header.Sequence, _agenda.Now.Milliseconds))
        {
            return;
        }

        if (isPoll)
        {
            Release(source);
        }
        else if (header.FrameType == MacFrameType.Command)
        {
            OnOtherCommand(header, payload);
        }
        else
        {
            FollowUp(header);
            _user.OnData(header, payload, reception);
        }
    }

    private void OnOtherCommand(in MacHeader header, ReadOnlyMemory<byte> payload)
    {
        if (!payload.IsEmpty && payload.Span[0] == (byte)MacCommandId.BeaconRequest)
        {
            _user.OnBeaconRequest();
            return;
        }

        FollowUp(header);
        _user.OnCommand(header, payload);
    }

    /// <summary>A frame for which this device asked: more may wait, else it may sleep again.</summary>
    private void FollowUp(in MacHeader header)
    {
        if (!_isWindowOpen || IsAlwaysOn)
        {
            return;
        }

        CloseWindow();
        if (header.FramePending && header.Source.Mode == MacAddressMode.Short)
        {
            Poll(header.Source.ShortAddress);
        }
    }

    private void OnPollOver(MacResult result)
    {
        bool isFollowed = result == MacResult.Sent && _ackPending;
        _ackPending = false;
        if (isFollowed)
        {
            OpenWindow(_timing.PollWait);
        }

        _user.OnPolled(result, isFollowed);
    }

    private void Acknowledge(byte sequence, bool framePending)
    {
        Span<byte> frame = stackalloc byte[AckLength];
        int length = MacFrame.Write(frame, MacHeader.Ack(sequence, framePending), []);
        _air.Transmit(this, frame[..MacFrame.AppendFrameCheck(frame, length)]);
    }

    private bool IsForMe(MacAddress destination) => destination.Mode switch
    {
        MacAddressMode.Short => (destination.PanId == PanId || destination.PanId == MacAddress.Broadcast)
            && (destination.ShortAddress == ShortAddress || destination.ShortAddress == MacAddress.Broadcast),
        MacAddressMode.Extended => destination.ExtendedAddress == Address,
        _ => false,
    };
}
