using DeviceEmulator.Air;
using DeviceEmulator.Time;
using Sep.Codec.Mac;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>
/// The MAC of a node (IEEE 802.15.4, beaconless): one frame at a time, acknowledged and repeated, with an indirect queue for those who sleep. The channel
/// is not sensed before sending: an air without collisions needs no CSMA.
/// </summary>
internal sealed partial class MacLayer : ITimed
{
    /// <summary>The address of a node that has none.</summary>
    public const ushort NoAddress = 0xFFFF;

    /// <summary>macMaxFrameRetries: how often a frame is repeated.</summary>
    private const int MaxRetries = 3;

    private const int TimerKindBits = 2;

    private readonly IAir _air;
    private readonly Agenda _agenda;
    private readonly RadioTiming _timing;
    private readonly IMacUser _user;
    private MacTransmission? _free;
    private MacTransmission? _first;
    private MacTransmission? _last;
    private MacTransmission? _current;
    private int _stamp;
    private byte _sequence;
    private bool _isAttached;

    public MacLayer(IAir air, Agenda agenda, Eui64 address, RadioTiming timing, IMacUser user)
    {
        _air = air;
        _agenda = agenda;
        _timing = timing;
        _user = user;
        _recent = new RecentFrames(Math.Max(RepetitionMilliseconds, RepetitionsInAckWaits * timing.MacAckWait));
        Address = address;
    }

    private enum TimerKind
    {
        Transmission = 0,
        Window,
        Indirect,
    }

    public Eui64 Address { get; }

    public ushort PanId { get; private set; } = MacAddress.Broadcast;

    public ushort ShortAddress { get; set; } = NoAddress;

    /// <summary>Where in this network frames come from.</summary>
    public MacAddress OwnShort => MacAddress.Short(PanId, ShortAddress);

    /// <summary>Puts the node on the air, or takes it off and forgets what was under way.</summary>
    public void Power(bool isOn)
    {
        if (isOn != _isAttached)
        {
            _isAttached = isOn;
            if (isOn)
            {
                _air.Attach(this);
            }
            else
            {
                _air.Detach(this);
            }
        }

        if (!isOn)
        {
            Forget();
        }
    }

    /// <summary>Forgets every frame that waits, without a word.</summary>
    public void Forget()
    {
        _stamp = unchecked(_stamp + 1);
        if (_current is not null)
        {
            Return(_current);
            _current = null;
        }

        while (_first is MacTransmission next)
        {
            _first = next.Next;
            Return(next);
        }

        _last = null;
        ForgetIndirect();
        _windowStamp = unchecked(_windowStamp + 1);
        _isWindowOpen = false;
        _recent.Clear();
    }

    public void Enter(byte channel, ushort panId) => (_channel, PanId) = (channel, panId);

    public byte NextSequence() => _sequence = unchecked((byte)(_sequence + 1));

    /// <summary>A place for a frame to be written.</summary>
    public MacTransmission Take()
    {
        MacTransmission taken = _free ?? new MacTransmission();
        _free = taken.Next;
        taken.Next = null;
        taken.Attempts = 0;
        taken.IsIndirect = false;
        return taken;
    }

    /// <summary>Gives back a place whose frame is not sent after all.</summary>
    public void Discard(MacTransmission frame) => Return(frame);

    /// <summary>Sends what was written into a place.</summary>
    public void Send(MacTransmission frame, int length, MacPurpose purpose, bool wantsAck)
    {
        (frame.Length, frame.Purpose, frame.WantsAck) = (length, purpose, wantsAck);
        Append(frame);
        Proceed();
    }

    public void SendCommand<T>(in MacHeader header, in T command, MacPurpose purpose, ulong? keptFor = null)
        where T : struct, Sep.Codec.Wire.ILayerCommand<T, MacCommandId>
    {
        MacTransmission frame = Take();
        int length = MacFrame.WriteCommand(frame.Room, header, command);
        if (keptFor is ulong receiver)
        {
            Hold(frame, length, receiver, purpose);
        }
        else
        {
            Send(frame, length, purpose, header.AcknowledgementRequest);
        }
    }

    public void OnTimer(MarketTime now, int token)
    {
        int stamp = token >> TimerKindBits;
        switch ((TimerKind)(token & ((1 << TimerKindBits) - 1)))
        {
            case TimerKind.Transmission when stamp == Cut(_stamp):
                OnTransmissionOver();
                break;
            case TimerKind.Window when stamp == Cut(_windowStamp):
                CloseWindow();
                break;
            case TimerKind.Indirect:
                Expire(now.Milliseconds);
                break;
        }
    }

    private void Append(MacTransmission frame)
    {
        if (_last is null)
        {
            _first = frame;
        }
        else
        {
            _last.Next = frame;
        }

        _last = frame;
    }

    private void Prepend(MacTransmission frame)
    {
        frame.Next = _first;
        _first = frame;
        _last ??= frame;
    }

    private void Proceed()
    {
        if (_current is not null || _first is null || !_isAttached)
        {
            return;
        }

        _current = _first;
        _first = _current.Next;
        _last = _first is null ? null : _last;
        _current.Next = null;
        Transmit(_current);
    }

    private void Transmit(MacTransmission frame)
    {
        if (_channel == 0)
        {
            Finish(MacResult.NoAck);
            return;
        }

        frame.Attempts++;
        if (frame.IsIndirect && Waits(frame.Receiver))
        {
            frame.Frame[0] |= FramePendingBit;
        }

        int length = MacFrame.AppendFrameCheck(frame.Frame, frame.Length);
        _air.Transmit(this, frame.Frame.AsSpan(0, length));
        _stamp = unchecked(_stamp + 1);
        long wait = VirtualAir.Airtime(length) + (frame.WantsAck ? AckAirtime + _timing.MacAckWait : 0);
        Schedule(wait, TimerKind.Transmission, _stamp);
    }

    private void OnTransmissionOver()
    {
        if (_current is not MacTransmission frame)
        {
            return;
        }

        if (!frame.WantsAck)
        {
            Finish(MacResult.Sent);
        }
        else if (frame.IsIndirect || frame.Attempts > MaxRetries)
        {
            // One that was asked for is not repeated: the device asks again.
            Finish(MacResult.NoAck);
        }
        else
        {
            Transmit(frame);
        }
    }

    private void OnAck(byte sequence, bool framePending)
    {
        if (_current is { WantsAck: true } frame && frame.Sequence == sequence && frame.Attempts > 0)
        {
            _ackPending = framePending;
            Finish(MacResult.Sent);
        }
    }

    private void Finish(MacResult result)
    {
        MacTransmission frame = _current!;
        _stamp = unchecked(_stamp + 1);
        if (frame.IsIndirect && result == MacResult.NoAck && _agenda.Now.Milliseconds < frame.Expiry)
        {
            _current = null;
            HoldAgain(frame);
        }
        else if (frame.Purpose == MacPurpose.Poll)
        {
            _current = null;
            OnPollOver(result);
            Return(frame);
        }
        else
        {
            // Still the current one during the call, so that what is sent within it waits its turn.
            _user.OnSent(frame, result);
            if (ReferenceEquals(_current, frame))
            {
                _current = null;
                Return(frame);
            }
        }

        Proceed();
    }

    private void Return(MacTransmission frame)
    {
        frame.Next = _free;
        _free = frame;
    }

    private void Schedule(long milliseconds, TimerKind kind, int stamp) =>
        _agenda.Schedule(_agenda.Now.PlusMilliseconds(milliseconds), this, unchecked((stamp << TimerKindBits) | (int)kind));

    private static int Cut(int stamp) => unchecked(stamp << TimerKindBits) >> TimerKindBits;
}
