using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>Routes between routers: found by request and reply, forgotten when a hop fails.</summary>
internal sealed partial class NwkLayer
{
    /// <summary>Frames that wait for routes at a time.</summary>
    private const int MostWaiting = 16;

    private const int MostRequests = 64;

    private readonly Dictionary<ushort, Route> _routes = [];
    private readonly Dictionary<(ushort Originator, byte Id), Request> _requests = [];
    private readonly List<Waiting> _waiting = [];
    private byte _requestId;

    /// <summary>A frame of this node or of another one could not be delivered over its hop.</summary>
    private void OnHopFailed(MacTransmission transmission, MacResult result)
    {
        if (MacFrame.Read(transmission.Content, out MacHeader mac, out ReadOnlyMemory<byte> payload) != Sep.Codec.Wire.FrameError.None)
        {
            return;
        }

        ushort hop = mac.Destination.ShortAddress;
        if (IsEndDevice)
        {
            CountParentFailure();
            return;
        }

        if (result == MacResult.NoAck)
        {
            ForgetHop(hop);
        }

        if (NwkFrame.Read(payload, out NwkHeader header, out _) == Sep.Codec.Wire.FrameError.None && header.Source != Memory.ShortAddress)
        {
            NetworkStatusCode code = result == MacResult.Expired ? NetworkStatusCode.IndirectTransactionExpiry : NetworkStatusCode.NonTreeLinkFailure;
            ReportFailure(header.Source, header.Destination, code);
        }
    }

    private void ForgetHop(ushort hop)
    {
        if (Memory.Neighbours.Find(hop) is { IsChild: false } neighbour)
        {
            neighbour.IsLost = true;
        }

        foreach ((ushort destination, Route route) in _routes)
        {
            if (route.NextHop == hop)
            {
                _routes.Remove(destination);
            }
        }
    }

    /// <summary>Tells the sender of a frame that it did not arrive.</summary>
    private void ReportFailure(ushort source, ushort destination, NetworkStatusCode code)
    {
        ushort next = NextHop(source);
        if (next != NwkAddresses.Unknown && source < NwkAddresses.FirstBroadcast)
        {
            SendCommand(Header(NwkFrameType.Command, source), new NetworkStatus(code, destination), next);
        }
    }

    private void OnNetworkStatus(in NetworkStatus status)
    {
        if (status.Code is NetworkStatusCode.NoRouteAvailable or NetworkStatusCode.NonTreeLinkFailure or NetworkStatusCode.TreeLinkFailure)
        {
            _routes.Remove(status.Destination);
        }
    }

    private void AwaitRoute(in NwkHeader header, ReadOnlySpan<byte> payload)
    {
        if (_waiting.Count == MostWaiting)
        {
            return;
        }

        bool isAsked = false;
        foreach (Waiting other in _waiting)
        {
            isAsked |= other.Header.Destination == header.Destination;
        }

        Waiting waiting = new(header, payload.ToArray());
        _waiting.Add(waiting);
        _stack.Post.After(_stack.Timing.RouteWait, () => GiveUp(waiting));
        if (!isAsked)
        {
            AskForRoute(header.Destination);
        }
    }

    private void AskForRoute(ushort destination)
    {
        _requestId = unchecked((byte)(_requestId + 1));
        _requests[(Memory.ShortAddress, _requestId)] = new Request(NwkAddresses.Unknown, 0);
        RouteRequest request = new(_requestId, destination, PathCost: 0);
        SendCommand(Header(NwkFrameType.Command, NwkAddresses.AllRouters), request, MacAddress.Broadcast);
    }

    private void GiveUp(Waiting waiting)
    {
        if (_waiting.Remove(waiting) && waiting.Header.Source != Memory.ShortAddress)
        {
            ReportFailure(waiting.Header.Source, waiting.Header.Destination, NetworkStatusCode.NoRouteAvailable);
        }
    }

    private void OnRouteRequest(ushort sender, in NwkHeader header, in RouteRequest request)
    {
        if (IsEndDevice || request.ManyToOne != ManyToOne.None || request.IsMulticast)
        {
            return;
        }

        byte cost = Plus(request.PathCost, sender);
        (ushort, byte) key = (header.Source, request.RouteRequestId);
        if (_requests.TryGetValue(key, out Request known) && known.Cost <= cost)
        {
            return;
        }

        if (_requests.Count >= MostRequests)
        {
            _requests.Clear();
        }

        _requests[key] = new Request(sender, cost);
        _routes[header.Source] = new Route(sender);
        if (request.Destination == Memory.ShortAddress || Memory.Neighbours.Find(request.Destination) is { IsChild: true })
        {
            RouteReply reply = new(request.RouteRequestId, header.Source, request.Destination, PathCost: 0);
            SendCommand(Header(NwkFrameType.Command, sender) with { Radius = 1 }, reply, sender);
        }
        else if (header.Radius > 1)
        {
            SendCommand(header with { Radius = (byte)(header.Radius - 1) }, request with { PathCost = cost }, MacAddress.Broadcast);
        }
    }

    private void OnRouteReply(ushort sender, in RouteReply reply)
    {
        _routes[reply.Responder] = new Route(sender);
        if (reply.Originator != Memory.ShortAddress)
        {
            if (_requests.TryGetValue((reply.Originator, reply.RouteRequestId), out Request request))
            {
                RouteReply further = reply with { PathCost = Plus(reply.PathCost, sender) };
                SendCommand(Header(NwkFrameType.Command, request.ReverseHop) with { Radius = 1 }, further, request.ReverseHop);
            }

            return;
        }

        for (int i = 0; i < _waiting.Count; i++)
        {
            Waiting waiting = _waiting[i];
            if (waiting.Header.Destination == reply.Responder)
            {
                _waiting.RemoveAt(i--);
                Put(waiting.Header, waiting.Payload, sender, Memory.Neighbours.Find(sender));
            }
        }
    }

    private byte Plus(byte cost, ushort sender) =>
        (byte)Math.Min(byte.MaxValue, cost + Neighbour.CostOf(Memory.Neighbours.Find(sender)?.LinkQuality ?? 0));

    private readonly record struct Route(ushort NextHop);

    private readonly record struct Request(ushort ReverseHop, byte Cost);

    private sealed record Waiting(NwkHeader Header, byte[] Payload);
}
