using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace Han.Tests.Node;

/// <summary>Endpoint 0: what a device asks of another, and the answers that its application hears.</summary>
public sealed class DeviceObjectTests : AirScenario
{
    private static readonly SimpleDescriptor EsiEndpoint = new(
        1, ApsAddress.ProfileId, 0x0500, 0, new UInt16List(0x0000, 0x000A, 0x0700, 0x0701, 0x0703, 0x0800), new UInt16List(0x0800));

    public DeviceObjectTests()
    {
        Bench = new AirBench(coordinator: NodeOptions.Router with { Endpoints = [EsiEndpoint], ManufacturerCode = 0x1234 });
        Open();
        Settle(One);
    }

    [Fact]
    public void The_key_establishment_server_is_found_by_a_match_descriptor_request()
    {
        MatchDescriptorResponse found = Ask<MatchDescriptorRequest, MatchDescriptorResponse>(
            new MatchDescriptorRequest(0, ApsAddress.ProfileId, new UInt16List(0x0800), default));
        Assert.Equal((ZdoStatus.Success, (ushort)0, "01"), (found.Status, found.NwkAddressOfInterest, found.Endpoints.ToString()));
        found = Ask<MatchDescriptorRequest, MatchDescriptorResponse>(new MatchDescriptorRequest(0, ApsAddress.ProfileId, new UInt16List(0x0702), default));
        Assert.Equal("", found.Endpoints.ToString());
    }

    [Fact]
    public void A_broadcast_is_answered_by_those_who_match_only()
    {
        Settle(Two, NodeOptions.EndDevice with { Endpoints = [EsiEndpoint with { InputClusters = new UInt16List(0x0702) }] });
        Bench.Devices[One].Take();
        MatchDescriptorResponse found = Ask<MatchDescriptorRequest, MatchDescriptorResponse>(
            new MatchDescriptorRequest(0xFFFD, ApsAddress.ProfileId, new UInt16List(0x0701), default), AirNode.Everybody);
        Assert.Equal((ushort)0, found.NwkAddressOfInterest);
        found = Ask<MatchDescriptorRequest, MatchDescriptorResponse>(
            new MatchDescriptorRequest(0xFFFD, ApsAddress.ProfileId, new UInt16List(0x0702), default), AirNode.Everybody);
        Assert.Equal(Bench.Device(Two).ShortAddress, found.NwkAddressOfInterest);
    }

    [Fact]
    public void Descriptors_say_what_was_given_at_construction()
    {
        NodeDescriptorResponse node = Ask<NodeDescriptorRequest, NodeDescriptorResponse>(new NodeDescriptorRequest(0));
        Assert.Equal(LogicalType.Coordinator, node.Descriptor!.Value.LogicalType);
        Assert.Equal((ushort)0x1234, node.Descriptor.Value.ManufacturerCode);
        Assert.Equal(ServerMask.PrimaryTrustCenter, node.Descriptor.Value.ServerMask);
        Assert.Equal("01", Ask<ActiveEndpointRequest, ActiveEndpointResponse>(new ActiveEndpointRequest(0)).Endpoints.ToString());
        Assert.Equal(EsiEndpoint, Ask<SimpleDescriptorRequest, SimpleDescriptorResponse>(new SimpleDescriptorRequest(0, 1)).Descriptor);
        Assert.Equal(ZdoStatus.NotActive, Ask<SimpleDescriptorRequest, SimpleDescriptorResponse>(new SimpleDescriptorRequest(0, 9)).Status);
        Assert.Equal(ZdoStatus.InvalidEndpoint, Ask<SimpleDescriptorRequest, SimpleDescriptorResponse>(new SimpleDescriptorRequest(0, 0)).Status);
        Assert.Equal(ZdoStatus.DeviceNotFound, Ask<NodeDescriptorRequest, NodeDescriptorResponse>(new NodeDescriptorRequest(0x4711)).Status);
    }

    [Fact]
    public void Bindings_are_kept_and_taken_back()
    {
        Binding binding = Binding.ToDevice(Esi, 1, 0x0700, One, 1);
        Assert.Equal(ZdoStatus.Success, Ask<BindRequest, BindResponse>(new BindRequest(binding)).Status);
        Assert.Equal(ZdoStatus.Success, Ask<BindRequest, BindResponse>(new BindRequest(binding)).Status);
        Assert.Equal([binding], Bench.Coordinator.Bindings);
        Assert.Equal(ZdoStatus.Success, Ask<UnbindRequest, UnbindResponse>(new UnbindRequest(binding)).Status);
        Assert.Equal(ZdoStatus.NoEntry, Ask<UnbindRequest, UnbindResponse>(new UnbindRequest(binding)).Status);
        Assert.Equal(ZdoStatus.NotSupported, Ask<BindRequest, BindResponse>(new BindRequest(Binding.ToDevice(Two, 1, 0x0700, One, 1))).Status);
    }

    [Fact]
    public void Addresses_are_found_and_then_used()
    {
        Settle(Two);
        Bench.Devices[One].Take();
        ushort address = Bench.Device(Two).ShortAddress;
        NwkAddressResponse nwk = Ask<NwkAddressRequest, NwkAddressResponse>(new NwkAddressRequest(Two), AirNode.Everybody);
        Assert.Equal((Two, address), (nwk.IeeeAddress, nwk.NwkAddress));
        IeeeAddressResponse ieee = Ask<IeeeAddressRequest, IeeeAddressResponse>(new IeeeAddressRequest(0));
        Assert.Equal(Esi, ieee.IeeeAddress);
        ieee = Ask<IeeeAddressRequest, IeeeAddressResponse>(new IeeeAddressRequest(0x4711));
        Assert.Equal(ZdoStatus.DeviceNotFound, ieee.Status);
        Bench.DeviceSends(new ApsAddress(One, 1, Two, 1, ClusterId.Basic), [5]);
        Assert.Equal("D1 says 05", Heard(Two));
    }

    [Fact]
    public void Neighbours_are_listed_and_nobody_but_the_trust_centre_sends_away()
    {
        MgmtLqiResponse neighbours = Ask<MgmtLqiRequest, MgmtLqiResponse>(new MgmtLqiRequest(0));
        Assert.Equal((ZdoStatus.Success, (byte)1), (neighbours.Status, neighbours.TableEntries));
        Assert.Equal(ZdoStatus.NotAuthorized, Ask<MgmtLeaveRequest, MgmtLeaveResponse>(new MgmtLeaveRequest(default, default)).Status);
        Assert.Equal(ZdoStatus.NotAuthorized, Ask<MgmtPermitJoiningRequest, MgmtPermitJoiningResponse>(new MgmtPermitJoiningRequest(60, true)).Status);
    }

    [Fact]
    public void The_trust_centre_sends_away_by_the_device_object_too()
    {
        Bench.Esi.Take();
        byte[] payload = new byte[16];
        int length = ZdoFrame.Write(payload, 1, new MgmtLeaveRequest(One, default));
        Bench.Esi.Call("leave", () => Bench.Aps.Send(
            new ApsAddress(Esi, 0, One, 0, (ClusterId)ZdoClusterId.MgmtLeaveRequest), payload.AsSpan(0, length)));
        Assert.EndsWith("left Removed", Heard(One), StringComparison.Ordinal);
    }

    private TResponse Ask<TRequest, TResponse>(TRequest request, Eui64? to = null)
        where TRequest : struct, ILayerCommand<TRequest, ZdoClusterId>
        where TResponse : struct, ILayerCommand<TResponse, ZdoClusterId>
    {
        byte[] payload = new byte[80];
        int length = ZdoFrame.Write(payload, 0x42, request);
        Bench.DeviceSends(new ApsAddress(One, 0, to ?? Esi, 0, (ClusterId)TRequest.Id), payload[..length]);
        string heard = Heard(One);
        string says = Assert.Single(heard.Split(" | "), part => part.Contains(" says ", StringComparison.Ordinal));
        byte[] answer = Convert.FromHexString(says.Split(' ')[^1]);
        Assert.Equal((ClusterId)TResponse.Id, Bench.Devices[One].LastIndication.Cluster);
        Assert.Equal(0, Bench.Devices[One].LastIndication.DestinationEndpoint);
        Assert.Equal(FrameError.None, ZdoFrame.Read(answer, out byte sequence, out TResponse response, out _));
        Assert.Equal(0x42, sequence);
        return response;
    }
}
