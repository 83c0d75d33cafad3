using DeviceEmulator.Stack;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Node;

/// <summary>What comes from the network layer: opened, acknowledged, put together, handed to whom it is for.</summary>
internal sealed partial class ApsLayer
{
    private const int BlockTransmissions = 4;

    private readonly RecentFrames _repeated;

    /// <summary>Made when the first block comes.</summary>
    private FragmentReassembler? _blocks;

    /// <summary>A frame for this node.</summary>
    /// <param name="nwk">Its network header.</param>
    /// <param name="source">Whose it is, as far as the network layer knows.</param>
    /// <param name="frame">In plain as far as the network key goes.</param>
    /// <param name="isSecured">False when it came without the network key.</param>
    public void OnFrame(in NwkHeader nwk, Eui64 source, Memory<byte> frame, bool isSecured)
    {
        FrameError error = Sep.Codec.Aps.ApsSecurity.ReadHeaders(frame, out ApsHeader header, out AuxiliaryHeader auxiliary, out int offset);
        KeyIdentifier? key = null;
        if (error == FrameError.None)
        {
            source = source.IsNone && auxiliary.Control.ExtendedNonce ? auxiliary.Source : source;
            if (!TryOpen(header, auxiliary, source, frame, offset))
            {
                return;
            }

            key = auxiliary.Control.Key;
        }
        else if (error != FrameError.NotSecured)
        {
            return;
        }

        Memory<byte> payload = key is null ? frame[header.Size..] : frame[offset..^AuxiliaryHeader.MicLength];
        switch (header.FrameType)
        {
            case ApsFrameType.Command:
                OnCommand(nwk, header, source, payload, key, isSecured);
                break;
            case ApsFrameType.Ack when isSecured:
                OnAck(nwk, header, key);
                break;
            case ApsFrameType.Data when isSecured:
                OnAsdu(nwk, header, source, payload, key);
                break;
        }
    }

    /// <summary>
    /// Opens a frame under the link key shared with its sender. Until key establishment is done the key is good for commands only: data under it are
    /// dropped, and nobody acknowledges them.
    /// </summary>
    private bool TryOpen(in ApsHeader header, in AuxiliaryHeader auxiliary, Eui64 source, Memory<byte> frame, int offset)
    {
        LinkKeyEntry? entry = Memory.LinkKeys.GetValueOrDefault(source) ?? (_stack.IsWaitingForKey ? _stack.JoiningKey : null);
        if (entry is null || auxiliary.Control.Key == KeyIdentifier.Network
            || !entry.Heard.IsFresh(auxiliary.FrameCounter) || (header.FrameType == ApsFrameType.Data && !entry.IsEstablished))
        {
            return false;
        }

        FrameError error = Sep.Codec.Aps.ApsSecurity.Unsecure(entry.Ciphers.For(auxiliary.Control.Key), auxiliary, source, frame.Span, offset);
        return error == FrameError.None && entry.Heard.TryAccept(auxiliary.FrameCounter);
    }

    private void OnAck(in NwkHeader nwk, in ApsHeader header, KeyIdentifier? key)
    {
        if (_underWay[header.Counter] is not ApsTransmission sent || sent.Destination != nwk.Source
            || sent.Header.Cluster != header.Cluster || sent.Header.Profile != header.Profile || (sent.SecuredBy is null) != (key is null))
        {
            return;
        }

        if (sent.Blocks == 1)
        {
            Finish(sent, ApsStatus.Success);
        }
        else if (Fragments.IsAcknowledged(header, sent.Block))
        {
            sent.Block++;
            sent.Attempts = 0;
            if (sent.Block == sent.Blocks)
            {
                Finish(sent, ApsStatus.Success);
            }
            else
            {
                Transmit(sent);
            }
        }
    }

    private void OnAsdu(in NwkHeader nwk, in ApsHeader header, Eui64 source, Memory<byte> payload, KeyIdentifier? key)
    {
        if (source.IsNone)
        {
            return;
        }

        ReadOnlyMemory<byte> asdu = payload;
        if (header.ExtendedHeader is { Fragmentation: not ApsFragmentation.None })
        {
            if (!TryPutTogether(nwk, header, source, payload.Span, key, out asdu))
            {
                return;
            }
        }
        else
        {
            if (header.AckRequest && header.DeliveryMode == ApsDeliveryMode.Unicast)
            {
                Acknowledge(nwk, header, source, key);
            }

            if (_repeated.IsRepeated(nwk.Source, Mark(header.Counter, asdu.Span), _stack.Agenda.Now.Milliseconds))
            {
                return;
            }
        }

        HandOver(nwk, header, source, asdu, key);
    }

    private bool TryPutTogether(
        in NwkHeader nwk, in ApsHeader header, Eui64 source, ReadOnlySpan<byte> block, KeyIdentifier? key, out ReadOnlyMemory<byte> asdu)
    {
        long now = _stack.Agenda.Now.Milliseconds;
        _blocks ??= new FragmentReassembler(BlockTransmissions);
        _blocks.DropIdle(now - (_stack.Timing.AckWait * (MaxRetries + 2L)));
        FragmentOutcome outcome = _blocks.Add(nwk.Source, header, block, now, out asdu);
        if (outcome is FragmentOutcome.Kept or FragmentOutcome.Whole or FragmentOutcome.Duplicate)
        {
            Acknowledge(nwk, header, source, key);
        }

        return outcome == FragmentOutcome.Whole;
    }

    private void HandOver(in NwkHeader nwk, in ApsHeader header, Eui64 source, ReadOnlyMemory<byte> asdu, KeyIdentifier? key)
    {
        if (header.Profile == ZdoFrame.Profile)
        {
            _stack.Zdo.OnFrame(nwk, header, source, asdu);
            return;
        }

        ClusterId cluster = (ClusterId)header.Cluster;
        if (cluster == ClusterId.KeyEstablishment && KeyEstablishmentFrames.IsCommand(asdu.Span))
        {
            _stack.Keys.Receive(source, header.SourceEndpoint, asdu.Span);
            return;
        }

        bool isExpected = SmartEnergySecurity.NeedsLinkKey(cluster) == key is not null;
        ApsAddress address = new(source, header.SourceEndpoint, _stack.Address, header.DestinationEndpoint, cluster)
        {
            Security = isExpected ? Stack.ApsSecurity.ByCluster : key is null ? Stack.ApsSecurity.NetworkKey : Stack.ApsSecurity.LinkKey,
        };
        _stack.Owner.OnIndication(address, asdu.Span);
    }

    /// <summary>Acknowledges a frame, secured as it was.</summary>
    private void Acknowledge(in NwkHeader nwk, in ApsHeader received, Eui64 source, KeyIdentifier? key)
    {
        Span<byte> frame = stackalloc byte[MacFrame.MaxSize];
        ApsHeader header = ApsHeader.Acknowledge(received);
        int length = key is null ? ApsFrame.Write(frame, header, []) : Secure(frame, header, source, KeyIdentifier.Data, []);
        if (length > 0)
        {
            _stack.Nwk.Send(nwk.Source, frame[..length]);
        }
    }

    /// <summary>What tells a transmission from others of its sender: the counter wraps after 256, so a little of the content goes with it.</summary>
    private static uint Mark(byte counter, ReadOnlySpan<byte> asdu)
    {
        uint mark = (uint)asdu.Length;
        foreach (byte octet in asdu[..Math.Min(asdu.Length, 16)])
        {
            mark = unchecked((mark * 31) + octet);
        }

        return unchecked((mark << CounterBits) | counter);
    }
}
