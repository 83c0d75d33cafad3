using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Node;

/// <summary>The answers of the device object.</summary>
internal sealed partial class DeviceObject
{
    /// <summary>Six servers for each device of a full home.</summary>
    private const int MostBindings = 96;

    /// <summary>Neighbours in one answer, so that it fits a frame.</summary>
    private const int NeighboursPerAnswer = 3;

    private const byte LargestNetworkPayload = 82;

    private void Answer(ZdoClusterId cluster, Eui64 source, ReadOnlyMemory<byte> payload, bool isBroadcast)
    {
        byte sequence;
        switch (cluster)
        {
            case ZdoClusterId.DeviceAnnounce when ZdoFrame.Read(payload, out _, out DeviceAnnounce announce, out _) == FrameError.None:
                OnAnnounce(announce);
                break;
            case ZdoClusterId.NwkAddressRequest when ZdoFrame.Read(payload, out sequence, out NwkAddressRequest nwk, out _) == FrameError.None:
                AnswerNwkAddress(source, sequence, nwk, isBroadcast);
                break;
            case ZdoClusterId.IeeeAddressRequest when ZdoFrame.Read(payload, out sequence, out IeeeAddressRequest ieee, out _) == FrameError.None:
                AnswerIeeeAddress(source, sequence, ieee, isBroadcast);
                break;
            case ZdoClusterId.NodeDescriptorRequest when ZdoFrame.Read(payload, out sequence, out NodeDescriptorRequest node, out _) == FrameError.None:
                Reply(source, sequence, IsMine(node.NwkAddressOfInterest)
                    ? new NodeDescriptorResponse(ZdoStatus.Success, node.NwkAddressOfInterest, Describe())
                    : new NodeDescriptorResponse(ZdoStatus.DeviceNotFound, node.NwkAddressOfInterest));
                break;
            case ZdoClusterId.SimpleDescriptorRequest
                when ZdoFrame.Read(payload, out sequence, out SimpleDescriptorRequest simple, out _) == FrameError.None:
                AnswerSimpleDescriptor(source, sequence, simple);
                break;
            case ZdoClusterId.ActiveEndpointRequest when ZdoFrame.Read(payload, out sequence, out ActiveEndpointRequest active, out _) == FrameError.None:
                Reply(source, sequence, IsMine(active.NwkAddressOfInterest)
                    ? new ActiveEndpointResponse(ZdoStatus.Success, active.NwkAddressOfInterest, Endpoints(_ => true))
                    : new ActiveEndpointResponse(ZdoStatus.DeviceNotFound, active.NwkAddressOfInterest));
                break;
            case ZdoClusterId.MatchDescriptorRequest
                when ZdoFrame.Read(payload, out sequence, out MatchDescriptorRequest match, out _) == FrameError.None:
                AnswerMatch(source, sequence, match, isBroadcast);
                break;
            case ZdoClusterId.BindRequest when ZdoFrame.Read(payload, out sequence, out BindRequest bind, out _) == FrameError.None:
                Reply(source, sequence, new BindResponse(Bind(bind.Binding)));
                break;
            case ZdoClusterId.UnbindRequest when ZdoFrame.Read(payload, out sequence, out UnbindRequest unbind, out _) == FrameError.None:
                Reply(source, sequence, new UnbindResponse(Memory.Bindings.Remove(unbind.Binding) ? ZdoStatus.Success : ZdoStatus.NoEntry));
                break;
            case ZdoClusterId.MgmtLqiRequest when ZdoFrame.Read(payload, out sequence, out MgmtLqiRequest lqi, out _) == FrameError.None:
                Reply(source, sequence, ListNeighbours(lqi.StartIndex));
                break;
            case ZdoClusterId.MgmtLeaveRequest when ZdoFrame.Read(payload, out sequence, out MgmtLeaveRequest leave, out _) == FrameError.None:
                OnLeaveRequest(source, sequence, leave);
                break;
            case ZdoClusterId.MgmtPermitJoiningRequest
                when ZdoFrame.Read(payload, out sequence, out MgmtPermitJoiningRequest permit, out _) == FrameError.None:
                OnPermitRequest(source, sequence, permit, isBroadcast);
                break;
        }
    }

    private bool IsMine(ushort address) => address == Memory.ShortAddress;

    private NodeDescriptor Describe() => new(
        stack.Owner.IsCoordinator ? LogicalType.Coordinator : stack.IsRouter ? LogicalType.Router : LogicalType.EndDevice,
        FrequencyBands.Mhz2400,
        stack.Owner.IsCoordinator
            ? CapabilityInformation.FullFunctionDevice | CapabilityInformation.MainsPower | CapabilityInformation.ReceiverOnWhenIdle
                | CapabilityInformation.AllocateAddress
            : stack.Capability,
        stack.Options.ManufacturerCode,
        LargestNetworkPayload,
        ApsTransmission.MostOctets,
        stack.Owner.IsCoordinator ? ServerMask.PrimaryTrustCenter : default,
        ApsTransmission.MostOctets,
        DescriptorCapability.None);

    private Octets Endpoints(Func<SimpleDescriptor, bool> which) =>
        new(stack.Options.Endpoints.Where(which).Select(descriptor => descriptor.Endpoint).ToArray());

    private void AnswerNwkAddress(Eui64 source, byte sequence, in NwkAddressRequest request, bool isBroadcast)
    {
        ushort address = request.IeeeAddress == stack.Address ? Memory.ShortAddress
            : Memory.Neighbours.Find(request.IeeeAddress) is { IsChild: true, Sleeps: true } child ? child.Address
            : NwkAddresses.Unknown;
        if (address != NwkAddresses.Unknown)
        {
            Reply(source, sequence, new NwkAddressResponse(ZdoStatus.Success, request.IeeeAddress, address));
        }
        else if (!isBroadcast)
        {
            Reply(source, sequence, new NwkAddressResponse(ZdoStatus.DeviceNotFound, request.IeeeAddress, NwkAddresses.Unknown));
        }
    }

    private void AnswerIeeeAddress(Eui64 source, byte sequence, in IeeeAddressRequest request, bool isBroadcast)
    {
        Eui64 device = IsMine(request.NwkAddress) ? stack.Address
            : Memory.Neighbours.Find(request.NwkAddress) is { IsChild: true } child ? child.Device
            : default;
        if (!device.IsNone)
        {
            Reply(source, sequence, new IeeeAddressResponse(ZdoStatus.Success, device, request.NwkAddress));
        }
        else if (!isBroadcast)
        {
            Reply(source, sequence, new IeeeAddressResponse(ZdoStatus.DeviceNotFound, default, request.NwkAddress));
        }
    }

    private void AnswerSimpleDescriptor(Eui64 source, byte sequence, in SimpleDescriptorRequest request)
    {
        if (!IsMine(request.NwkAddressOfInterest))
        {
            Reply(source, sequence, new SimpleDescriptorResponse(ZdoStatus.DeviceNotFound, request.NwkAddressOfInterest));
            return;
        }

        foreach (SimpleDescriptor descriptor in stack.Options.Endpoints)
        {
            if (descriptor.Endpoint == request.Endpoint)
            {
                Reply(source, sequence, new SimpleDescriptorResponse(ZdoStatus.Success, request.NwkAddressOfInterest, descriptor));
                return;
            }
        }

        ZdoStatus status = request.Endpoint is 0 or > 240 ? ZdoStatus.InvalidEndpoint : ZdoStatus.NotActive;
        Reply(source, sequence, new SimpleDescriptorResponse(status, request.NwkAddressOfInterest));
    }

    /// <summary>Who does not match answers only to one who asked for this very node.</summary>
    private void AnswerMatch(Eui64 source, byte sequence, in MatchDescriptorRequest request, bool isBroadcast)
    {
        if (!IsMine(request.NwkAddressOfInterest) && request.NwkAddressOfInterest < NwkAddresses.FirstBroadcast)
        {
            return;
        }

        MatchDescriptorRequest wanted = request;
        Octets endpoints = Endpoints(descriptor => Matches(descriptor, wanted));
        if (endpoints.Length > 0 || !isBroadcast)
        {
            Reply(source, sequence, new MatchDescriptorResponse(
                endpoints.Length > 0 || IsMine(request.NwkAddressOfInterest) ? ZdoStatus.Success : ZdoStatus.NoMatch, Memory.ShortAddress, endpoints));
        }
    }

    private static bool Matches(in SimpleDescriptor descriptor, in MatchDescriptorRequest wanted) =>
        (wanted.Profile == descriptor.Profile || wanted.Profile == 0xFFFF)
        && (Common(wanted.InputClusters, descriptor.InputClusters) || Common(wanted.OutputClusters, descriptor.OutputClusters));

    private static bool Common(UInt16List wanted, UInt16List offered)
    {
        for (int i = 0; i < wanted.Count; i++)
        {
            if (offered.Contains(wanted[i]))
            {
                return true;
            }
        }

        return false;
    }

    private ZdoStatus Bind(in Binding binding)
    {
        if (binding.Source != stack.Address)
        {
            return ZdoStatus.NotSupported;
        }

        if (!Memory.Bindings.Contains(binding))
        {
            if (Memory.Bindings.Count == MostBindings)
            {
                return ZdoStatus.TableFull;
            }

            Memory.Bindings.Add(binding);
        }

        stack.Owner.OnBound(binding);
        return ZdoStatus.Success;
    }

    private MgmtLqiResponse ListNeighbours(byte start)
    {
        List<Neighbor> listed = [];
        int index = 0;
        foreach (Neighbour neighbour in Memory.Neighbours.All)
        {
            if (index++ >= start && listed.Count < NeighboursPerAnswer)
            {
                listed.Add(Describe(neighbour));
            }
        }

        return new MgmtLqiResponse((byte)Memory.Neighbours.Count, start, [.. listed]);
    }

    private Neighbor Describe(Neighbour neighbour)
    {
        bool isCoordinator = neighbour.Address == NwkAddresses.Coordinator;
        bool isParent = neighbour.Address == Memory.Parent;
        return new Neighbor(
            Memory.Network.ExtendedPanId, neighbour.Device, neighbour.Address,
            isCoordinator ? LogicalType.Coordinator : neighbour.IsRouter ? LogicalType.Router : LogicalType.EndDevice,
            (byte)((neighbour.Capability & CapabilityInformation.ReceiverOnWhenIdle) != 0 ? 1 : 0),
            isParent ? NeighborRelationship.Parent : neighbour.IsChild ? NeighborRelationship.Child : NeighborRelationship.Sibling,
            PermitJoining: 2, Depth: (byte)(isCoordinator ? 0 : neighbour.IsChild ? Memory.Depth + 1 : Memory.Depth), neighbour.LinkQuality);
    }

    /// <summary>Only the trust centre may send somebody away.</summary>
    private void OnLeaveRequest(Eui64 source, byte sequence, in MgmtLeaveRequest request)
    {
        bool isMe = request.Device.IsNone || request.Device == stack.Address;
        Neighbour? child = isMe ? null : Memory.Neighbours.Find(request.Device) is { IsChild: true } found ? found : null;
        ZdoStatus status = source != stack.TrustCentre || stack.Owner.IsCoordinator ? ZdoStatus.NotAuthorized
            : !isMe && child is null ? ZdoStatus.DeviceNotFound
            : ZdoStatus.Success;
        Reply(source, sequence, new MgmtLeaveResponse(status));
        if (status != ZdoStatus.Success)
        {
            return;
        }

        bool rejoin = (request.Options & MgmtLeaveOptions.Rejoin) != 0;
        if (isMe)
        {
            stack.Owner.OnLeaveOrdered(source, rejoin);
        }
        else
        {
            stack.Nwk.OrderLeave(child!, rejoin);
        }
    }

    private void OnPermitRequest(Eui64 source, byte sequence, in MgmtPermitJoiningRequest request, bool isBroadcast)
    {
        bool isDone = stack.IsRouter && !stack.Owner.IsCoordinator && source == stack.TrustCentre;
        if (isDone)
        {
            stack.Owner.OnPermitJoining(request.PermitDurationSeconds);
        }

        if (!isBroadcast)
        {
            Reply(source, sequence, new MgmtPermitJoiningResponse(isDone ? ZdoStatus.Success : ZdoStatus.NotAuthorized));
        }
    }
}
