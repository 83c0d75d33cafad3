using System.Buffers.Binary;
using DeviceEmulator.Stack;
using Sep.Codec.Aps;
using Sep.Codec.Capture;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace DeviceEmulator.Node;

/// <summary>What a router or coordinator does for devices that come to it: beacons, association, addresses.</summary>
internal sealed partial class NwkLayer
{
    private const byte StackProfile = 2;
    private const byte ProtocolVersion = 2;
    private const byte DeepestParent = 14;
    private const uint NoSuperframe = 0xFFFFFF;

    /// <summary>So many answers to associations wait at a time: who comes then is not answered, and asks again.</summary>
    private const int MostAssociating = 16;

    /// <summary>Where more frames are kept already, orphans wait: whoever polls can say to be anybody.</summary>
    private const int MostKeptForOrphans = 32;

    /// <summary>Who was given an address, or none because there is no room, and has not fetched it yet.</summary>
    private readonly Dictionary<Eui64, (ushort Address, CapabilityInformation Capability)> _associating = [];

    public void OnBeaconRequest()
    {
        if (!_stack.IsRouter || !Memory.IsMember || !_stack.IsAuthenticated)
        {
            return;
        }

        MacHeader header = new(MacFrameType.Beacon, Mac.NextSequence(), Source: Mac.OwnShort);
        bool hasRoom = _stack.Owner.HasRoomFor(default);
        MacBeacon beacon = new(SuperframeSpecification.ZigBee(_stack.Owner.IsCoordinator, _stack.Owner.PermitsJoining));
        ZigBeeBeacon payload = new(
            StackProfile, ProtocolVersion, hasRoom, Math.Min(Memory.Depth, DeepestParent), hasRoom, Memory.Network.ExtendedPanId, NoSuperframe, Memory.UpdateId);
        MacTransmission frame = Mac.Take();
        Span<byte> content = stackalloc byte[MacFrame.MaxSize];
        WireWriter w = new(content);
        beacon.Write(ref w);
        payload.Write(ref w);
        int length = MacFrame.Write(frame.Room, header, content[..w.Length]);
        Mac.Send(frame, length, MacPurpose.Beacon, wantsAck: false);
    }

    public void OnBeacon(in MacHeader header, ReadOnlyMemory<byte> payload, in FrameReception reception)
    {
        if (MacFrame.ReadBeacon(payload, out MacBeacon beacon, out ReadOnlyMemory<byte> rest) != FrameError.None
            || MacFrame.ReadZigBeeBeacon(rest, out ZigBeeBeacon network, out _) != FrameError.None
            || header.Source.Mode != MacAddressMode.Short || network.StackProfile != StackProfile)
        {
            return;
        }

        byte channel = reception.Channel is >= NetworkParameters.LowestChannel and <= NetworkParameters.HighestChannel ? (byte)reception.Channel : (byte)0;
        NetworkIdentity identity = new(default, channel, header.Source.PanId, network.ExtendedPanId);
        _stack.Owner.OnBeacon(new FoundRouter(
            identity, header.Source.ShortAddress, beacon.Superframe.AssociationPermit, _stack.IsRouter ? network.RouterCapacity : network.EndDeviceCapacity,
            network.Depth, reception.LinkQuality ?? byte.MaxValue, network.UpdateId));
    }

    public void OnCommand(in MacHeader header, ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty || header.Source.Mode != MacAddressMode.Extended)
        {
            return;
        }

        switch ((MacCommandId)payload.Span[0])
        {
            case MacCommandId.AssociationRequest when MacFrame.ReadCommand(payload, out AssociationRequest request, out _) == FrameError.None:
                OnAssociation(header.Source.ExtendedAddress, request.Capability);
                break;
            case MacCommandId.AssociationResponse when MacFrame.ReadCommand(payload, out AssociationResponse response, out _) == FrameError.None:
                _stack.Owner.OnAssociationResponse(response, header.Source.ExtendedAddress);
                break;
        }
    }

    /// <summary>Asks a router for admission.</summary>
    public void AskToAssociate(ushort parent, CapabilityInformation capability)
    {
        MacHeader header = new(
            MacFrameType.Command, Mac.NextSequence(), MacAddress.Short(Mac.PanId, parent), MacAddress.Extended(MacAddress.Broadcast, Mac.Address),
            AcknowledgementRequest: true);
        Mac.SendCommand(header, new AssociationRequest(capability), MacPurpose.AssociationRequest);
    }

    public void AskForBeacons()
    {
        MacHeader header = new(MacFrameType.Command, Mac.NextSequence(), MacAddress.Short(MacAddress.Broadcast, MacAddress.Broadcast));
        Mac.SendCommand(header, default(BeaconRequest), MacPurpose.Beacon);
    }

    /// <summary>A short address that nobody has, as far as this node knows.</summary>
    public ushort DrawAddress()
    {
        Span<byte> octets = stackalloc byte[sizeof(ushort)];
        while (true)
        {
            _stack.Entropy.Fill(octets);
            ushort address = BinaryPrimitives.ReadUInt16LittleEndian(octets);
            if (address is not NwkAddresses.Coordinator && address < NwkAddresses.FirstBroadcast && Memory.Addresses.Find(address).IsNone
                && address != Memory.ShortAddress && Memory.Neighbours.Find(address) is null && !IsPromised(address))
            {
                return address;
            }
        }
    }

    /// <summary>
    /// A device joins: an address for it, at its own request. Where nobody may join the request is not answered. Who asks again before it has fetched the answer
    /// is given the same one, once.
    /// </summary>
    private void OnAssociation(Eui64 device, CapabilityInformation capability)
    {
        bool isAgain = _associating.TryGetValue(device, out (ushort Address, CapabilityInformation Capability) before);
        if (!_stack.IsRouter || !Memory.IsMember || !_stack.Owner.PermitsJoining || (!isAgain && _associating.Count == MostAssociating))
        {
            return;
        }

        Mac.Drop(device.Value);
        bool hasRoom = _stack.Owner.HasRoomFor(device);
        ushort address = !hasRoom ? MacLayer.NoAddress : isAgain && before.Address != MacLayer.NoAddress ? before.Address : DrawAddress();
        _associating[device] = (address, capability);
        MacHeader header = new(
            MacFrameType.Command, Mac.NextSequence(), MacAddress.Extended(Mac.PanId, device), MacAddress.Extended(Mac.PanId, Mac.Address),
            AcknowledgementRequest: true, PanIdCompression: true);
        AssociationResponse response = new(address, hasRoom ? AssociationStatus.Successful : AssociationStatus.PanAtCapacity);
        Mac.SendCommand(header, response, MacPurpose.AssociationResponse, keptFor: device.Value);
        if (!hasRoom)
        {
            _stack.Owner.OnNoRoom(device);
        }
    }

    /// <summary>
    /// A child is still there. One that is none, any more, would wait in vain: it is told to leave and to come back, which makes it look for a parent; or to
    /// leave for good where this node is the trust centre, which removed it. The key that it needs to read that is the network's; who missed that too, finds it
    /// out by such a frame.
    /// </summary>
    public void OnPoll(MacAddress child)
    {
        if (child.Mode != MacAddressMode.Short || IsEndDevice || !Memory.IsMember || !_stack.IsAuthenticated)
        {
            return;
        }

        Neighbour? neighbour = Memory.Neighbours.Find(child.ShortAddress);
        if (neighbour is { IsChild: true })
        {
            neighbour.HeardAt = Now.Milliseconds;
        }
        else if (Mac.Kept < MostKeptForOrphans && !Mac.Waits(MacLayer.Key(child)))
        {
            Eui64 device = Memory.Addresses.Find(child.ShortAddress);
            LeaveOptions comesBack = device.IsNone || _stack.Owner.MayReach(device) ? LeaveOptions.Rejoin : LeaveOptions.None;
            NwkHeader header = Header(NwkFrameType.Command, child.ShortAddress) with { Radius = 1, SourceEui64 = Mac.Address };
            SendCommand(header, new Leave(LeaveOptions.Request | comesBack), child.ShortAddress, Orphan(child.ShortAddress));
        }
    }

    /// <summary>An orphan that comes back needs no order to leave any more. What is kept for a child stays: anybody can ask under its address.</summary>
    private void DropOrders(ushort orphan)
    {
        if (Memory.Neighbours.Find(orphan) is not { IsChild: true })
        {
            Mac.Drop(MacLayer.Key(MacAddress.Short(Mac.PanId, orphan)));
        }
    }

    /// <summary>A place for a child that is not in the table: it sleeps.</summary>
    private static Neighbour Orphan(ushort address) => new(default, address) { IsChild = true };

    /// <summary>Forgets the children that sleep and have said nothing for too long. They are members all the same: that is the trust centre's to end.</summary>
    private void ForgetSilentChildren()
    {
        long oldest = Now.Milliseconds - (_stack.Timing.ChildTimeoutMinutes * 60_000L);
        List<Neighbour>? silent = null;
        foreach (Neighbour neighbour in Memory.Neighbours.All)
        {
            if (neighbour is { Sleeps: true, HasNetworkKey: true } && neighbour.HeardAt <= oldest)
            {
                (silent ??= []).Add(neighbour);
            }
        }

        foreach (Neighbour child in silent ?? [])
        {
            Mac.Drop(MacLayer.Key(MacAddress.Short(Mac.PanId, child.Address)));
            Memory.Neighbours.Remove(child.Device);
        }
    }

    /// <summary>A parent that was off has heard nothing because of that.</summary>
    private void ExpectChildren()
    {
        foreach (Neighbour neighbour in Memory.Neighbours.All)
        {
            neighbour.HeardAt = Now.Milliseconds;
        }
    }

    private bool IsPromised(ushort address)
    {
        foreach ((ushort Address, CapabilityInformation Capability) promise in _associating.Values)
        {
            if (promise.Address == address)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The answer to an association was fetched, or not: only who has its address is a child.</summary>
    private void OnAssociationAnswered(MacTransmission transmission, MacResult result)
    {
        Eui64 device = new(transmission.Receiver);
        if (!_associating.Remove(device, out (ushort Address, CapabilityInformation Capability) child) || result != MacResult.Sent
            || child.Address == MacLayer.NoAddress)
        {
            return;
        }

        Welcome(device, child.Address, child.Capability, hasNetworkKey: false);
        _stack.Owner.OnChild(device, child.Address, child.Capability, UpdateDeviceStatus.StandardUnsecuredJoin);
    }

    private ushort AddressFor(Eui64 device, ushort wanted)
    {
        Eui64 owner = Memory.Addresses.Find(wanted);
        return wanted < NwkAddresses.FirstBroadcast && wanted != Memory.ShortAddress && (owner.IsNone || owner == device) ? wanted : DrawAddress();
    }

    /// <summary>
    /// A device has an address from this node. Anybody can say to be a device: without the network key one that is in the network stays where it is until
    /// the new one has proved itself.
    /// </summary>
    private void Welcome(Eui64 device, ushort address, CapabilityInformation capability, bool hasNetworkKey)
    {
        Neighbour child = hasNetworkKey ? Memory.Neighbours.Add(device, address) : Memory.Neighbours.AddBeside(device, address);
        (child.IsChild, child.Capability, child.HasNetworkKey, child.IsLost, child.HeardAt) = (true, capability, hasNetworkKey, false, Now.Milliseconds);
        _routes.Remove(address);
        if (hasNetworkKey)
        {
            Memory.Addresses.Learn(device, address);
        }
    }
}
