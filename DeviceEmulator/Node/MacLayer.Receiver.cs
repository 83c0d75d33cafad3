using System.Buffers.Binary;
using System.Runtime.CompilerServices;
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

    /// <summary>The frame control field of an acknowledgement, but for that bit.</summary>
    private const ushort PlainAck = (ushort)MacFrameType.Ack;

    /// <summary>Octets and milliseconds of an acknowledgement.</summary>
    private const int AckLength = 5;
    private const int AckAirtime = 1;

    /// <summary>Where in a frame its sequence number is: after the frame control field.</summary>
    private const int SequenceOffset = MacFrameControl.Size;

    /// <summary>Longer than all attempts at one frame take, the last one being late, and shorter than 256 frames.</summary>
    private const long RepetitionMilliseconds = 300;

    private const int RepetitionsInAckWaits = MaxRetries + 2;

    private readonly byte[] _heard = new byte[MacFrame.MaxSize];
    private readonly RecentFrames _recent;
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
        if (Concerns(psdu))
        {
            Open(psdu, reception);
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

    /// <summary>Not inlined: those who hear a frame that is not for them are the most, and their way stays short.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Open(ReadOnlySpan<byte> psdu, in FrameReception reception)
    {
        if (MacFrame.CheckFrame(psdu, out ReadOnlySpan<byte> checkedFrame) != FrameError.None)
        {
            return;
        }

        // Every other frame is one of these three octets.
        ushort control = BinaryPrimitives.ReadUInt16LittleEndian(checkedFrame);
        if (checkedFrame.Length == AckLength - MacFrame.FrameCheckLength && (control & ~FramePendingBit) == PlainAck)
        {
            OnAck(checkedFrame[SequenceOffset], (control & FramePendingBit) != 0);
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
            case MacFrameType.Beacon:
                _user.OnBeacon(header, rest, reception);
                break;
            default:
                OnAddressed(header, rest, reception);
                break;
        }
    }

    private void OnAddressed(in MacHeader header, Memory<byte> payload, in FrameReception reception)
    {
        ulong source = Key(header.Source);
        bool isPoll = header.FrameType == MacFrameType.Command && !payload.IsEmpty && payload.Span[0] == (byte)MacCommandId.DataRequest;
        bool isRepeated = header.Source.Mode != MacAddressMode.None && _recent.IsRepeated(source, header.Sequence, _agenda.Now.Milliseconds);
        if (isPoll && !isRepeated)
        {
            _user.OnPoll(header.Source);
        }

        if (header.AcknowledgementRequest && header.Destination is not { Mode: MacAddressMode.Short, ShortAddress: MacAddress.Broadcast })
        {
            Acknowledge(header.Sequence, isPoll && Waits(source));
        }

        if (isRepeated)
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

    /// <summary>
    /// Whether a frame is for this node, by the octets that say so alone: most of what is heard is not, and costs no more than this look. One that came through
    /// damaged and seems to be is found out by its frame check sequence.
    /// </summary>
    private bool Concerns(ReadOnlySpan<byte> psdu)
    {
        if (psdu.Length is < AckLength or > MacFrame.MaxSize)
        {
            return false;
        }

        MacFrameControl control = new(BinaryPrimitives.ReadUInt16LittleEndian(psdu));
        return control.FrameType switch
        {
            MacFrameType.Ack => _current is { WantsAck: true } frame && frame.Sequence == psdu[SequenceOffset],
            MacFrameType.Beacon => IsScanning,
            MacFrameType.Data or MacFrameType.Command => !IsScanning && IsForMe(control.DestinationMode, psdu[(SequenceOffset + 1)..]),
            _ => false,
        };
    }

    /// <param name="mode">How the frame is addressed.</param>
    /// <param name="destination">The frame from its destination on: PAN id, address.</param>
    private bool IsForMe(MacAddressMode mode, ReadOnlySpan<byte> destination)
    {
        if (mode == MacAddressMode.Short)
        {
            return destination.Length >= 2 * sizeof(ushort)
                && BinaryPrimitives.ReadUInt16LittleEndian(destination) is ushort pan && (pan == PanId || pan == MacAddress.Broadcast)
                && BinaryPrimitives.ReadUInt16LittleEndian(destination[sizeof(ushort)..]) is ushort address
                && (address == ShortAddress || address == MacAddress.Broadcast);
        }

        return mode == MacAddressMode.Extended && destination.Length >= sizeof(ushort) + sizeof(ulong)
            && BinaryPrimitives.ReadUInt64LittleEndian(destination[sizeof(ushort)..]) == Address.Value;
    }
}
