using Sep.Codec.Aps;
using Sep.Codec.Capture;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using NetworkStatus = Sep.Codec.Nwk.NetworkStatus;

namespace DeviceEmulator.Node;

/// <summary>Network commands, secured and not; leaving, rejoining, link status.</summary>
internal sealed partial class NwkLayer
{
    /// <summary>Link status periods after which a silent router is not counted on any more.</summary>
    private const int OldestNeighbour = 3;

    private int _linkStatusRound;

    /// <summary>A router says from now on, from time to time, whom it hears.</summary>
    public void StartLinkStatus()
    {
        int round = ++_linkStatusRound;
        ExpectChildren();
        void Say()
        {
            if (round == _linkStatusRound && Memory.IsMember && _stack.IsRouter)
            {
                ForgetSilentChildren();
                SendLinkStatus();
                _stack.Post.After(_stack.Timing.LinkStatusPeriod, Say);
            }
        }

        _stack.Post.After(_stack.Timing.LinkStatusPeriod, Say);
    }

    /// <summary>Says that this node leaves.</summary>
    public void SayLeave()
    {
        NwkHeader header = Header(NwkFrameType.Command, IsEndDevice ? Memory.Parent : NwkAddresses.AllReceiversOnWhenIdle) with
        {
            Radius = 1,
            SourceEui64 = Mac.Address,
        };
        SendCommand(header, new Leave(LeaveOptions.None), IsEndDevice ? Memory.Parent : MacAddress.Broadcast);
    }

    /// <summary>Tells a neighbour to leave. One without the network key could not read it, and is not told.</summary>
    public void OrderLeave(Neighbour child, bool rejoin)
    {
        if (!child.HasNetworkKey)
        {
            return;
        }

        NwkHeader header = Header(NwkFrameType.Command, child.Address) with
        {
            Radius = 1,
            DestinationEui64 = child.Device,
            SourceEui64 = Mac.Address,
        };
        SendCommand(header, new Leave(LeaveOptions.Request | (rejoin ? LeaveOptions.Rejoin : LeaveOptions.None)), child.Address);
    }

    public void AskToRejoin(ushort parent, CapabilityInformation capability, bool isSecured)
    {
        NwkHeader header = Header(NwkFrameType.Command, parent) with { Radius = 1, SourceEui64 = Mac.Address, Security = isSecured };
        SendCommand(header, new RejoinRequest(capability), parent);
    }

    private void OnCommand(ushort sender, in NwkHeader header, ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return;
        }

        switch ((NwkCommandId)payload.Span[0])
        {
            case NwkCommandId.RouteRequest when NwkFrame.ReadCommand(payload, out RouteRequest request, out _) == FrameError.None:
                OnRouteRequest(sender, header, request);
                break;
            case NwkCommandId.RouteReply when NwkFrame.ReadCommand(payload, out RouteReply reply, out _) == FrameError.None:
                OnRouteReply(sender, reply);
                break;
            case NwkCommandId.NetworkStatus when NwkFrame.ReadCommand(payload, out NetworkStatus status, out _) == FrameError.None:
                OnNetworkStatus(status);
                break;
            case NwkCommandId.LinkStatus when NwkFrame.ReadCommand(payload, out LinkStatus links, out _) == FrameError.None:
                OnLinkStatus(sender, links);
                break;
            case NwkCommandId.Leave when NwkFrame.ReadCommand(payload, out Leave leave, out _) == FrameError.None:
                OnLeave(header, leave);
                break;
            case NwkCommandId.RejoinRequest when NwkFrame.ReadCommand(payload, out RejoinRequest rejoin, out _) == FrameError.None:
                OnRejoinRequest(header, rejoin, isSecured: true);
                break;
            case NwkCommandId.RejoinResponse when NwkFrame.ReadCommand(payload, out RejoinResponse answer, out _) == FrameError.None:
                _stack.Owner.OnRejoinResponse(answer.NetworkAddress, answer.Status, header.SourceEui64 ?? default, isSecured: true);
                break;
        }
    }

    /// <summary>What may come without the network key: a key for a device that has none, and what belongs to rejoining without it.</summary>
    private void OnUnsecured(in MacHeader mac, in NwkHeader header, Memory<byte> payload)
    {
        if (header.Security || payload.IsEmpty || mac.Source.Mode != MacAddressMode.Short)
        {
            return;
        }

        bool isToMe = header.Destination == Memory.ShortAddress;
        if (header.FrameType == NwkFrameType.Data)
        {
            if (isToMe && !_stack.IsAuthenticated)
            {
                _stack.Aps.OnFrame(header, default, payload, isSecured: false);
            }

            return;
        }

        switch ((NwkCommandId)payload.Span[0])
        {
            case NwkCommandId.RejoinRequest when NwkFrame.ReadCommand<RejoinRequest>(payload, out RejoinRequest rejoin, out _) == FrameError.None:
                OnRejoinRequest(header, rejoin, isSecured: false);
                break;
            case NwkCommandId.RejoinResponse when NwkFrame.ReadCommand<RejoinResponse>(payload, out RejoinResponse answer, out _) == FrameError.None:
                if (header.DestinationEui64 == Mac.Address)
                {
                    _stack.Owner.OnRejoinResponse(answer.NetworkAddress, answer.Status, header.SourceEui64 ?? default, isSecured: false);
                }

                break;
        }
    }

    private void OnLeave(in NwkHeader header, in Leave leave)
    {
        Eui64 source = header.SourceEui64 ?? Memory.Addresses.Find(header.Source);
        if ((leave.Options & LeaveOptions.Request) != 0)
        {
            // 075356r15: from the parent only, and a router that is a full member obeys the trust centre alone.
            if (source == Memory.ParentDevice && (IsEndDevice || !_stack.IsEstablishedWithTrustCentre))
            {
                _stack.Owner.OnLeaveOrdered(source, (leave.Options & LeaveOptions.Rejoin) != 0);
            }

            return;
        }

        bool wasChild = Memory.Neighbours.Find(source) is { IsChild: true };
        Memory.Neighbours.Remove(source);
        _routes.Remove(header.Source);
        if (wasChild || _stack.Owner.IsCoordinator)
        {
            _stack.Owner.OnLeaving(source);
        }
    }

    private void OnRejoinRequest(in NwkHeader header, in RejoinRequest request, bool isSecured)
    {
        if (IsEndDevice || !Memory.IsMember || header.SourceEui64 is not Eui64 device)
        {
            return;
        }

        DropOrders(header.Source);
        bool hasRoom = _stack.Owner.HasRoomFor(device);
        ushort address = !hasRoom ? NwkAddresses.AllDevices : isSecured ? AddressFor(device, header.Source) : DrawAddress();
        NwkHeader answer = Header(NwkFrameType.Command, header.Source) with
        {
            Radius = 1,
            DestinationEui64 = device,
            SourceEui64 = Mac.Address,
            Security = isSecured,
        };
        RejoinResponse response = new(address, hasRoom ? AssociationStatus.Successful : AssociationStatus.PanAtCapacity);
        Neighbour asking = new(device, header.Source) { IsChild = true, Capability = request.Capability };
        SendCommand(answer, response, header.Source, asking);
        if (!hasRoom)
        {
            return;
        }

        Welcome(device, address, request.Capability, isSecured);
        UpdateDeviceStatus status = isSecured ? UpdateDeviceStatus.StandardSecuredRejoin : UpdateDeviceStatus.StandardUnsecuredRejoin;
        _stack.Owner.OnChild(device, address, request.Capability, status);
    }

    private void SendLinkStatus()
    {
        List<LinkStatusEntry> entries = [];
        foreach (Neighbour neighbour in Memory.Neighbours.All)
        {
            if (neighbour.IsRouter && neighbour.HasNetworkKey && entries.Count < LinkStatus.MaxCount)
            {
                bool isOld = ++neighbour.Age > OldestNeighbour;
                neighbour.IsLost |= isOld && !neighbour.IsChild;
                neighbour.OutgoingCost = isOld ? (byte)0 : neighbour.OutgoingCost;
                entries.Add(new LinkStatusEntry(neighbour.Address, isOld ? (byte)0 : Neighbour.CostOf(neighbour.LinkQuality), neighbour.OutgoingCost));
            }
        }

        entries.Sort((a, b) => a.Neighbour.CompareTo(b.Neighbour));
        NwkHeader header = Header(NwkFrameType.Command, NwkAddresses.AllRouters) with { Radius = 1, SourceEui64 = Mac.Address };
        LinkStatus links = new(true, true, [.. entries]);
        SendCommand(header, links, MacAddress.Broadcast);
    }

    private void OnLinkStatus(ushort sender, in LinkStatus links)
    {
        if (IsEndDevice || Memory.Neighbours.Find(sender) is not Neighbour neighbour)
        {
            return;
        }

        neighbour.Capability |= CapabilityInformation.FullFunctionDevice;
        for (int i = 0; i < links.Count; i++)
        {
            if (links[i].Neighbour == Memory.ShortAddress)
            {
                neighbour.OutgoingCost = links[i].IncomingCost;
            }
        }
    }
}
