using DeviceEmulator.Stack;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace DeviceEmulator.Node;

/// <summary>The commands of this layer: keys and membership (053474r17 4.4).</summary>
internal sealed partial class ApsLayer
{
    /// <summary>Sends a command to a member under the network key, and the link key where one is named; acknowledged and repeated.</summary>
    public void SendCommand<T>(Eui64 partner, in T command, KeyIdentifier? securedBy, Action<ApsStatus>? done = null)
        where T : struct, ILayerCommand<T, ApsCommandId>
    {
        Span<byte> payload = stackalloc byte[ApsTransmission.MostOctets];
        int length = ApsFrame.WriteCommand(payload, command);
        ushort destination = _stack.Find(partner);
        if (destination == NwkAddresses.Unknown || Begin(ApsHeader.Command(0, ackRequest: true), destination, partner, payload[..length]) is not { } sent)
        {
            Answer(ApsStatus.NoShortAddress, done ?? Ignore);
            return;
        }

        sent.Done = done ?? Ignore;
        sent.SecuredBy = securedBy;
        sent.Header = sent.Header with { Security = securedBy is not null };
        Transmit(sent);
    }

    /// <summary>A command of its own key for a device that has no network key; the frame as it goes over the last hop. 0 when its counter is exhausted.</summary>
    public int WriteForJoiner<T>(Span<byte> frame, LinkKeyEntry shared, in T command, KeyIdentifier securedBy) where T : struct, ILayerCommand<T, ApsCommandId>
    {
        Span<byte> payload = stackalloc byte[MacFrame.MaxSize];
        int length = ApsFrame.WriteCommand(payload, command);
        return Secure(frame, ApsHeader.Command(NextCounter()) with { Security = true }, shared, securedBy, payload[..length]);
    }

    public void BroadcastCommand<T>(ushort destination, in T command) where T : struct, ILayerCommand<T, ApsCommandId>
    {
        Span<byte> payload = stackalloc byte[MacFrame.MaxSize];
        int length = ApsFrame.WriteCommand(payload, command);
        Broadcast(destination, ApsHeader.Command(0), payload[..length]);
    }

    private static void Ignore(ApsStatus status)
    {
    }

    private void OnCommand(in NwkHeader nwk, in ApsHeader header, Eui64 source, ReadOnlyMemory<byte> payload, KeyIdentifier? key, bool isSecured)
    {
        if (isSecured && header.AckRequest && header.DeliveryMode == ApsDeliveryMode.Unicast)
        {
            Acknowledge(nwk, header, source, key);
        }

        if (payload.IsEmpty || (isSecured && _repeated.IsRepeated(nwk.Source, Mark(header.Counter, payload.Span), _stack.Agenda.Now.Milliseconds)))
        {
            return;
        }

        // Everybody on the network has the network key: what sends a device away or tells of one counts under a link key only (sep-facts 4.6).
        bool isFromTrustCentre = isSecured && source == _stack.TrustCentre;
        switch ((ApsCommandId)payload.Span[0])
        {
            case ApsCommandId.TransportKey when ApsFrame.ReadCommand(payload, out TransportKey transport, out _) == FrameError.None:
                _stack.Owner.OnTransportKey(transport, source, key);
                break;
            case ApsCommandId.UpdateDevice when isSecured && key is not null && ApsFrame.ReadCommand(payload, out UpdateDevice update, out _) == FrameError.None:
                _stack.Owner.OnUpdateDevice(update, source);
                break;
            case ApsCommandId.RemoveDevice when isFromTrustCentre && key is not null && ApsFrame.ReadCommand(payload, out RemoveDevice remove, out _) == FrameError.None:
                _stack.Owner.OnRemoveDevice(remove, source);
                break;
            case ApsCommandId.RequestKey when key is not null && ApsFrame.ReadCommand(payload, out RequestKey request, out _) == FrameError.None:
                _stack.Owner.OnRequestKey(request, source);
                break;
            case ApsCommandId.SwitchKey when isFromTrustCentre && ApsFrame.ReadCommand(payload, out SwitchKey change, out _) == FrameError.None:
                _stack.Owner.OnSwitchKey(change.SequenceNumber);
                break;
            case ApsCommandId.Tunnel when isFromTrustCentre && ApsFrame.ReadCommand(payload, out Tunnel tunnel, out _) == FrameError.None:
                OnTunnel(tunnel);
                break;
        }
    }

    /// <summary>What the trust centre has for a child without the network key, passed on as it is.</summary>
    private void OnTunnel(in Tunnel tunnel)
    {
        if (Memory.Neighbours.FindJoining(tunnel.Destination) is Neighbour child)
        {
            _stack.Nwk.SendUnsecured(child, tunnel.Frame.Span);
        }
    }
}
