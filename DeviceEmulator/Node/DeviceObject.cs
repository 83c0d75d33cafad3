using DeviceEmulator.Stack;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Node;

/// <summary>
/// The device object of a node, endpoint 0 (053474r17 2.4): it answers requests about the node; what answers the application's own requests goes up
/// to the application.
/// </summary>
internal sealed partial class DeviceObject(RadioStack stack)
{
    private const ushort ResponseBit = 0x8000;

    /// <summary>Requests of the stack itself, whose answers are not for the application.</summary>
    private readonly HashSet<(Eui64 Device, ushort Cluster, byte Sequence)> _own = [];

    private byte _sequence;

    private NodeMemory Memory => stack.Memory;

    public void OnFrame(in NwkHeader nwk, in ApsHeader header, Eui64 source, ReadOnlyMemory<byte> payload)
    {
        ZdoClusterId cluster = (ZdoClusterId)header.Cluster;
        bool isBroadcast = nwk.Destination >= NwkAddresses.FirstBroadcast;
        if (payload.IsEmpty)
        {
            return;
        }

        if ((header.Cluster & ResponseBit) != 0)
        {
            Learn(cluster, payload);
            if (_own.Remove((source, (ushort)(header.Cluster & ~ResponseBit), payload.Span[0])))
            {
                return;
            }

            ApsAddress address = new(source, header.SourceEndpoint, stack.Address, ZdoFrame.Endpoint, (ClusterId)header.Cluster);
            stack.Owner.OnIndication(address, payload.Span);
        }
        else
        {
            Answer(cluster, source, payload, isBroadcast);
        }
    }

    /// <summary>Tells everybody that this node is here, and by which address.</summary>
    public void Announce()
    {
        Span<byte> payload = stackalloc byte[1 + DeviceAnnounce.Size];
        int length = ZdoFrame.Write(payload, NextSequence(), new DeviceAnnounce(Memory.ShortAddress, stack.Address, stack.Capability));
        stack.Aps.Broadcast(NwkAddresses.AllReceiversOnWhenIdle, ZdoFrame.Header<DeviceAnnounce>(0, broadcast: true), payload[..length]);
    }

    /// <summary>Opens or closes the window of one router, or of all.</summary>
    public void PermitJoining(Eui64? router, int seconds)
    {
        MgmtPermitJoiningRequest request = new((byte)seconds, TrustCenterSignificance: true);
        Span<byte> payload = stackalloc byte[1 + MgmtPermitJoiningRequest.Size];
        int length = ZdoFrame.Write(payload, NextSequence(), request);
        if (router is Eui64 one)
        {
            ApsAddress address = new(stack.Address, ZdoFrame.Endpoint, one, ZdoFrame.Endpoint, (ClusterId)ZdoClusterId.MgmtPermitJoiningRequest);
            _own.Add((one, (ushort)ZdoClusterId.MgmtPermitJoiningRequest, payload[0]));
            stack.Aps.Send(address, payload[..length], Ignore);
        }
        else
        {
            stack.Aps.Broadcast(NwkAddresses.AllRouters, ZdoFrame.Header<MgmtPermitJoiningRequest>(0, broadcast: true), payload[..length]);
        }
    }

    private static void Ignore(ApsStatus status)
    {
    }

    private byte NextSequence() => _sequence = unchecked((byte)(_sequence + 1));

    /// <summary>What others say of addresses is good for sending to them.</summary>
    private void Learn(ZdoClusterId cluster, ReadOnlyMemory<byte> payload)
    {
        if (cluster == ZdoClusterId.NwkAddressResponse
            && ZdoFrame.Read(payload, out _, out NwkAddressResponse nwk, out _) == FrameError.None && nwk.Status == ZdoStatus.Success)
        {
            Memory.Addresses.Learn(nwk.IeeeAddress, nwk.NwkAddress);
        }
        else if (cluster == ZdoClusterId.IeeeAddressResponse
            && ZdoFrame.Read(payload, out _, out IeeeAddressResponse ieee, out _) == FrameError.None && ieee.Status == ZdoStatus.Success)
        {
            Memory.Addresses.Learn(ieee.IeeeAddress, ieee.NwkAddress);
        }
    }

    private void OnAnnounce(in DeviceAnnounce announce)
    {
        if (announce.IeeeAddress == stack.Address)
        {
            return;
        }

        Memory.Addresses.Learn(announce.IeeeAddress, announce.NwkAddress);
        stack.Owner.OnAnnounced(announce.IeeeAddress, announce.Capability);
        if (stack.Nwk.LastSender == announce.NwkAddress)
        {
            return;
        }

        // Others pass it on, so it is no child of this node (any more).
        if (Memory.Neighbours.Find(announce.IeeeAddress) is { IsChild: true })
        {
            Memory.Neighbours.Remove(announce.IeeeAddress);
        }
    }

    private void Reply<T>(Eui64 to, byte sequence, in T response) where T : struct, ILayerCommand<T, ZdoClusterId>
    {
        Span<byte> payload = stackalloc byte[MacFrame.MaxSize];
        int length = ZdoFrame.Write(payload, sequence, response);
        stack.Aps.Send(new ApsAddress(stack.Address, ZdoFrame.Endpoint, to, ZdoFrame.Endpoint, (ClusterId)T.Id), payload[..length], Ignore);
    }
}
