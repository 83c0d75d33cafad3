using DeviceEmulator.Time;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>
/// The network layer of a node (053474r17 chapter 3): secures every hop with the network key, finds the next hop, repeats what is meant for others and
/// for all. An end device sends everything through its parent; routers find routes by request and reply.
/// </summary>
internal sealed partial class NwkLayer : IMacUser
{
    /// <summary>Twice nwkcMaxDepth.</summary>
    private const byte LongestWay = 30;

    private readonly RadioStack _stack;
    private byte _sequence;

    public NwkLayer(RadioStack stack)
    {
        _stack = stack;
        stack.Entropy.Fill(new Span<byte>(ref _sequence));
    }

    private NodeMemory Memory => _stack.Memory;

    private MacLayer Mac => _stack.Mac;

    private MarketTime Now => _stack.Agenda.Now;

    /// <summary>Frames refused as replays since the node was made.</summary>
    public long Replays { get; private set; }

    /// <summary>Frames whose integrity code was wrong.</summary>
    public long Forged { get; private set; }

    /// <summary>Sends an APS frame to one node. False when there is no way to it, not even one to look for.</summary>
    public bool Send(ushort destination, ReadOnlySpan<byte> aps)
    {
        NwkHeader header = new(
            NwkFrameType.Data, destination, Memory.ShortAddress, LongestWay, NextSequence(), DiscoverRoute.Enable, Security: true,
            SourceEui64: Introduces(destination) ? Mac.Address : null);
        return Dispatch(header, aps);
    }

    /// <summary>Sends an APS frame to all of a kind: one of the broadcast addresses of <see cref="NwkAddresses"/>.</summary>
    public void Broadcast(ushort destination, ReadOnlySpan<byte> aps)
    {
        NwkHeader header = Header(NwkFrameType.Data, destination) with { SourceEui64 = Introduces(destination) ? Mac.Address : null };
        Spread(header, aps, null);
    }

    /// <summary>Whether frames to that address carry this node's EUI-64: the coordinator knows every member, and every member knows it; others may not.</summary>
    public bool Introduces(ushort destination) =>
        destination != NwkAddresses.Coordinator && Memory.ShortAddress != NwkAddresses.Coordinator;

    /// <summary>Sends an APS frame, which is secured by a key of its own, without the network key: to a child that has none yet.</summary>
    public void SendUnsecured(Neighbour child, ReadOnlySpan<byte> aps) =>
        Put(Header(NwkFrameType.Data, child.Address) with { Security = false, Radius = 1 }, aps, child.Address, child);

    public void SendCommand<T>(in NwkHeader header, in T command, ushort nextHop) where T : struct, Sep.Codec.Wire.ILayerCommand<T, NwkCommandId> =>
        SendCommand(header, command, nextHop, Memory.Neighbours.Find(nextHop));

    private void SendCommand<T>(in NwkHeader header, in T command, ushort nextHop, Neighbour? neighbour)
        where T : struct, Sep.Codec.Wire.ILayerCommand<T, NwkCommandId>
    {
        Span<byte> payload = stackalloc byte[MacFrame.MaxSize];
        int length = NwkFrame.WriteCommand(payload, command);
        Put(header, payload[..length], nextHop, neighbour);
    }

    public NwkHeader Header(NwkFrameType type, ushort destination) =>
        new(type, destination, Memory.ShortAddress, LongestWay, NextSequence(), Security: true);

    /// <summary>Forgets what is not in non-volatile memory.</summary>
    public void Forget()
    {
        _broadcasts.Clear();
        _routes.Clear();
        _requests.Clear();
        _waiting.Clear();
        _associating.Clear();
        _parentFailures = 0;
        _linkStatusRound++;
    }

    private bool IsEndDevice => !_stack.IsRouter;

    private byte NextSequence() => _sequence = unchecked((byte)(_sequence + 1));

    /// <summary>Sends to the next hop, or looks for a way.</summary>
    private bool Dispatch(in NwkHeader header, ReadOnlySpan<byte> payload)
    {
        ushort next = NextHop(header.Destination);
        if (next != NwkAddresses.Unknown)
        {
            Put(header, payload, next, Memory.Neighbours.Find(next));
            return true;
        }

        if (IsEndDevice || header.DiscoverRoute == DiscoverRoute.Suppress)
        {
            return false;
        }

        AwaitRoute(header, payload);
        return true;
    }

    /// <summary>Writes a frame for one hop, secured as its header says, and hands it to the MAC, at once or when the child asks for it.</summary>
    private void Put(in NwkHeader header, ReadOnlySpan<byte> payload, ushort nextHop, Neighbour? neighbour)
    {
        bool wantsAck = nextHop != MacAddress.Broadcast;
        MacTransmission frame = Mac.Take();
        MacHeader mac = MacHeader.Data(Mac.PanId, nextHop, Memory.ShortAddress, Mac.NextSequence(), wantsAck);
        int start = MacFrame.Write(frame.Room, mac, []);
        int length = Secure(frame.Room[start..], header, payload);
        if (length == 0)
        {
            Mac.Discard(frame);
            return;
        }

        if (neighbour is { Sleeps: true })
        {
            Mac.Hold(frame, start + length, MacLayer.Key(MacAddress.Short(Mac.PanId, nextHop)), MacPurpose.Network);
        }
        else
        {
            Mac.Send(frame, start + length, MacPurpose.Network, wantsAck);
        }
    }

    private int Secure(Span<byte> room, in NwkHeader header, ReadOnlySpan<byte> payload)
    {
        if (!header.Security)
        {
            return NwkFrame.Write(room, header, payload);
        }

        NetworkKey? key = Memory.NetworkKeys.Active;
        return key is not null && key.Sent.TryTake(out uint counter)
            ? NwkSecurity.Write(key.Cipher, room, header, AuxiliaryHeader.Network(counter, Mac.Address, key.Sequence), payload)
            : 0;
    }

    private ushort NextHop(ushort destination)
    {
        if (IsEndDevice)
        {
            return Memory.Parent;
        }

        if (Memory.Neighbours.Find(destination) is { } neighbour && (neighbour.IsChild || (neighbour.IsRouter && !neighbour.IsLost)))
        {
            return destination;
        }

        return _routes.TryGetValue(destination, out Route route) ? route.NextHop : NwkAddresses.Unknown;
    }
}
