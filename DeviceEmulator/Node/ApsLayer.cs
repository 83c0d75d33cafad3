using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Node;

/// <summary>
/// The application support layer of a node (053474r17 chapter 2): every unicast acknowledged and repeated, long ones in blocks, secured with link keys
/// where the cluster asks for it. A transmission is known by its counter, so 256 can be under way.
/// </summary>
internal sealed partial class ApsLayer : ITimed
{
    /// <summary>Whoever is sent to under this address gets a broadcast to all whose receiver is on when idle.</summary>
    public static readonly Eui64 Everybody = new(ulong.MaxValue);

    /// <summary>Octets of the largest ASDU in one frame, with the network key alone and with a link key too.</summary>
    public const int LargestPlain = 82;
    public const int LargestSecured = 73;

    /// <summary>apscMaxFrameRetries.</summary>
    private const int MaxRetries = 3;

    /// <summary>Octets that a block is shorter than a whole frame: the extended header of a part.</summary>
    private const int BlockHeader = 2;

    private const int CounterBits = 8;
    private const int MostUnderWay = 1 << CounterBits;

    private readonly RadioStack _stack;
    private readonly ApsTransmission?[] _underWay = new ApsTransmission?[MostUnderWay];
    private ApsTransmission? _free;
    private byte _counter;
    private int _stamp;

    public ApsLayer(RadioStack stack)
    {
        _stack = stack;
        _repeated = new RecentFrames(stack.Timing.AckWait * (MaxRetries + 2L));
        stack.Entropy.Fill(new Span<byte>(ref _counter));
    }

    /// <summary>Transmissions that wait for an acknowledgement.</summary>
    public int UnderWay { get; private set; }

    private NodeMemory Memory => _stack.Memory;

    /// <summary>As <see cref="IApsService.Send"/>.</summary>
    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu, Action<ApsStatus>? done = null)
    {
        if (Judge(address, asdu.Length, out ushort destination) is not ApsStatus.Success and ApsStatus refusal)
        {
            return Answer(refusal, done);
        }

        ApsHeader header = ApsHeader.Data(
            address.DestinationEndpoint, (ushort)address.Cluster, address.DestinationEndpoint == ZdoFrame.Endpoint ? ZdoFrame.Profile : ApsAddress.ProfileId,
            address.SourceEndpoint, counter: 0, ackRequest: true);
        if (address.Destination == Everybody)
        {
            Broadcast(NwkAddresses.AllReceiversOnWhenIdle, header, asdu);
            return Answer(ApsStatus.Success, done);
        }

        if (Begin(header, destination, address.Destination, asdu) is not ApsTransmission sent)
        {
            return StackToken.None;
        }

        sent.Done = done;
        if (NeedsLinkKey(address))
        {
            sent.SecuredBy = KeyIdentifier.Data;
            sent.Header = sent.Header with { Security = true };
        }

        int room = Largest(sent);
        sent.Blocks = asdu.Length > room ? Fragments.Count(asdu.Length, room - BlockHeader) : 1;
        Transmit(sent);
        return sent.Token;
    }

    /// <summary>Sends a broadcast without an acknowledgement, under the network key.</summary>
    public void Broadcast(ushort destination, in ApsHeader header, ReadOnlySpan<byte> payload)
    {
        Span<byte> frame = stackalloc byte[MacFrame.MaxSize];
        ApsHeader own = header with { DeliveryMode = ApsDeliveryMode.Broadcast, AckRequest = false, Counter = NextCounter() };
        int length = ApsFrame.Write(frame, own, payload);
        _stack.Nwk.Broadcast(destination, frame[..length]);
    }

    /// <summary>Forgets what is under way, without a word.</summary>
    public void Forget()
    {
        for (int i = 0; i < _underWay.Length; i++)
        {
            if (_underWay[i] is ApsTransmission sent)
            {
                _underWay[i] = null;
                Free(sent);
            }
        }

        UnderWay = 0;
        _repeated.Clear();
        _blocks = null;
    }

    /// <summary>Gives up everything under way: there is no network any more.</summary>
    public void GiveUp()
    {
        for (int i = 0; i < _underWay.Length; i++)
        {
            if (_underWay[i] is ApsTransmission sent)
            {
                Finish(sent, ApsStatus.NetworkDown);
            }
        }
    }

    public void OnTimer(MarketTime now, int token)
    {
        if (_underWay[token & (MostUnderWay - 1)] is not ApsTransmission sent || sent.Stamp != token)
        {
            return;
        }

        if (sent.Attempts > MaxRetries)
        {
            Finish(sent, ApsStatus.NoAck);
        }
        else
        {
            Transmit(sent);
        }
    }

    /// <summary>Whether a frame so addressed carries a link key: the device object's never do.</summary>
    private static bool NeedsLinkKey(in ApsAddress address) =>
        address.DestinationEndpoint != ZdoFrame.Endpoint && SmartEnergySecurity.NeedsLinkKey(address);

    private int Largest(ApsTransmission sent) =>
        (sent.SecuredBy is null ? LargestPlain : LargestSecured) - (_stack.Nwk.Introduces(sent.Destination) ? sizeof(ulong) : 0);

    private ApsStatus Judge(in ApsAddress address, int length, out ushort destination)
    {
        destination = NwkAddresses.Unknown;
        if (!_stack.IsAuthenticated)
        {
            return ApsStatus.NetworkDown;
        }

        if (length > ApsTransmission.MostOctets || (address.Destination == Everybody && length > LargestPlain - sizeof(ulong)))
        {
            return ApsStatus.AsduTooLong;
        }

        destination = _stack.Find(address.Destination);
        return address.Destination == Everybody ? ApsStatus.Success
            : destination == NwkAddresses.Unknown || !_stack.Owner.MayReach(address.Destination) ? ApsStatus.NoShortAddress
            : NeedsLinkKey(address) && !Memory.LinkKeys.ContainsKey(address.Destination) ? ApsStatus.SecurityFail
            : ApsStatus.Success;
    }

    /// <summary>A confirm without a transmission, later.</summary>
    private int Answer(ApsStatus status, Action<ApsStatus>? done)
    {
        int token = NextStamp(0);
        _stack.Post.Later(() => Confirm(token, status, done));
        return token;
    }

    private ApsTransmission? Begin(in ApsHeader header, ushort destination, Eui64 partner, ReadOnlySpan<byte> payload)
    {
        int tries = 0;
        byte counter = NextCounter();
        while (_underWay[counter] is not null)
        {
            if (++tries == MostUnderWay)
            {
                return null;
            }

            counter = NextCounter();
        }

        ApsTransmission sent = _free ?? new ApsTransmission();
        _free = sent.Next;
        sent.Next = null;
        payload.CopyTo(sent.Payload);
        (sent.Length, sent.Header, sent.Destination, sent.Partner) = (payload.Length, header with { Counter = counter }, destination, partner);
        (sent.SecuredBy, sent.Attempts, sent.Blocks, sent.Block, sent.Done) = (null, 0, 1, 0, null);
        sent.Token = NextStamp(counter);
        _underWay[counter] = sent;
        UnderWay++;
        return sent;
    }

    /// <summary>Sends a transmission, or its block under way, once more.</summary>
    private void Transmit(ApsTransmission sent)
    {
        sent.Attempts++;
        Span<byte> frame = stackalloc byte[MacFrame.MaxSize];
        int length = Write(sent, frame);
        sent.Stamp = NextStamp(sent.Header.Counter);
        if (length > 0)
        {
            _stack.Nwk.Send(sent.Destination, frame[..length]);
            _stack.Owner.OnAwaiting();
        }

        bool isAsleep = _stack.Memory.Neighbours.Find(sent.Destination) is { Sleeps: true };
        long wait = _stack.Timing.AckWait + (isAsleep ? _stack.Timing.IndirectPersistence : 0);
        _stack.Agenda.Schedule(_stack.Agenda.Now.PlusMilliseconds(wait), this, sent.Stamp);
    }

    private int Write(ApsTransmission sent, Span<byte> frame)
    {
        ReadOnlySpan<byte> payload = sent.Payload.AsSpan(0, sent.Length);
        ApsHeader header = sent.Header;
        if (sent.Blocks > 1)
        {
            int size = Largest(sent) - BlockHeader;
            header = Fragments.Header(header, sent.Block, sent.Blocks);
            payload = payload[(sent.Block * size)..];
            payload = payload[..Math.Min(size, payload.Length)];
        }

        return sent.SecuredBy is KeyIdentifier key ? Secure(frame, header, sent.Partner, key, payload) : ApsFrame.Write(frame, header, payload);
    }

    /// <summary>Writes a frame secured with the link key of a partner; 0 when there is none any more.</summary>
    private int Secure(Span<byte> frame, in ApsHeader header, Eui64 partner, KeyIdentifier key, ReadOnlySpan<byte> payload)
    {
        return Memory.LinkKeys.TryGetValue(partner, out LinkKeyEntry? entry) ? Secure(frame, header, entry, key, payload) : 0;
    }

    private int Secure(Span<byte> frame, in ApsHeader header, LinkKeyEntry entry, KeyIdentifier key, ReadOnlySpan<byte> payload)
    {
        if (!entry.Sent.TryTake(out uint counter))
        {
            return 0;
        }

        // Keys go to nodes that may not know this one's address yet.
        AuxiliaryHeader auxiliary = key == KeyIdentifier.Data
            ? AuxiliaryHeader.Link(key, counter)
            : AuxiliaryHeader.Link(key, counter, _stack.Address);
        return Sep.Codec.Aps.ApsSecurity.Write(entry.Ciphers.For(key), frame, header, auxiliary, _stack.Address, payload);
    }

    private void Finish(ApsTransmission sent, ApsStatus status)
    {
        _underWay[sent.Header.Counter] = null;
        UnderWay--;
        (int token, Action<ApsStatus>? done) = (sent.Token, sent.Done);
        Free(sent);
        Confirm(token, status, done);
    }

    private void Confirm(int token, ApsStatus status, Action<ApsStatus>? done)
    {
        if (done is null)
        {
            _stack.Owner.OnConfirm(token, status);
        }
        else
        {
            done(status);
        }
    }

    private void Free(ApsTransmission sent)
    {
        // It may have brought a key.
        sent.Payload.AsSpan(0, sent.Length).Clear();
        sent.Done = null;
        sent.Next = _free;
        _free = sent;
    }

    private byte NextCounter() => _counter = unchecked((byte)(_counter + 1));

    /// <summary>A number that does not come again soon, with a counter in its lower bits.</summary>
    private int NextStamp(byte counter)
    {
        _stamp = unchecked(_stamp + MostUnderWay) & int.MaxValue;
        return _stamp | counter;
    }
}
