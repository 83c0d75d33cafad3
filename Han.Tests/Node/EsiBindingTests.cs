using DeviceEmulator.Esi;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Han.Tests.DeviceEmulator;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;
using EsiNode = DeviceEmulator.Esi.Esi;

namespace Han.Tests.Node;

/// <summary>What an ESI sends of its own accord goes where devices bound its clusters; what it answers, to who asked.</summary>
public sealed class EsiBindingTests : AirScenario, IEsiUplink
{
    private readonly EsiNode _esi;
    private uint _order;

    public EsiBindingTests()
    {
        Bench = new AirBench(coordinator: NodeOptions.Router);
        Open();
        Settle(One);
        _esi = new EsiNode(
            new EsiDesk(Bench.Agenda, this), Bench.Aps, Esi, [new JoinedDevice(One, IsLoadControlClient: true, HasClock: true, IsDisplay: true)]);
    }

    [Fact]
    public void A_device_that_binds_its_endpoint_5_gets_the_event_there_and_what_it_did_not_bind_at_endpoint_1()
    {
        Bind(ClusterId.Drlc, 5);
        Assert.Equal([5], EndpointsOf(HanRig.Event(1)));
        Assert.Equal([5], EndpointsOf(HanRig.Cancel(1)));
        Assert.Equal([1], EndpointsOf(new DisplayMessage(2, MessageControl.None, SepTime.Now, 30, new CharacterString("hello"))));
        Bind(ClusterId.Messaging, 6);
        Assert.Equal([6], EndpointsOf(new CancelMessage(2, MessageControl.None)));
    }

    [Fact]
    public void Every_endpoint_that_is_bound_gets_it_and_unbinding_stops_it()
    {
        Bind(ClusterId.Drlc, 5);
        Bind(ClusterId.Drlc, 7);
        Assert.Equal([5, 7], EndpointsOf(HanRig.Event(1)));
        Unbind(ClusterId.Drlc, 5);
        Assert.Equal([7], EndpointsOf(HanRig.Event(2, 200)));
        Unbind(ClusterId.Drlc, 7);
        Assert.Equal([1], EndpointsOf(HanRig.Event(3, 400)));
    }

    [Fact]
    public void Bindings_survive_a_power_cycle_and_go_with_the_member_or_the_memory()
    {
        Bind(ClusterId.Drlc, 5);
        Bench.Reset();
        Bench.Esi.Call("resume", Bench.Network.ResumeNetwork);
        Bench.Run();
        Assert.Equal([5], EndpointsOf(HanRig.Event(1)));
        Bench.Esi.Call("remove", () => Bench.Network.Remove(One));
        Bench.Run();
        Assert.Empty(Bench.Coordinator.Bindings);

        Bench.Esi.Call("add", () => Bench.Network.AddLinkKey(One, Key, LinkKeyOrigin.InstallCode));
        Bench.Esi.Call("permit", () => Bench.Network.PermitJoining(254));
        Bench.Run();
        Bench.Devices[One].Take();
        Settle(One);
        Assert.Equal([1], EndpointsOf(HanRig.Event(2, 200)));
        Bind(ClusterId.Drlc, 5);
        Bench.Coordinator.Reset(stateLost: true);
        Assert.Empty(Bench.Coordinator.Bindings);
    }

    /// <summary>Also where it binds the same again.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(5)]
    public void A_device_that_lost_its_memory_gets_only_what_it_bound_since(byte endpoint)
    {
        Bind(ClusterId.Drlc, 5);
        Bind(ClusterId.Price, 5);
        AirNode node = Bench.Device(One);
        node.PowerOff();
        node.PowerOn(stateLost: true);
        Assert.Equal("join Success", Join(One));
        Bind(ClusterId.Drlc, endpoint);
        Bench.DeviceStarts(One);
        Assert.EndsWith("E5 Established", Heard(One, 40_000), StringComparison.Ordinal);
        Assert.Equal([endpoint], EndpointsOf(HanRig.Event(1)));
        Assert.Single(Bench.Coordinator.Bindings);
    }

    [Fact]
    public void Who_asks_is_answered_at_the_endpoint_that_asked()
    {
        Bind(ClusterId.Drlc, 5);
        Assert.Equal([5], EndpointsOf(HanRig.Event(1)));
        Assert.Equal([9], Asked(ClusterId.Drlc, new Sep.Codec.Clusters.Drlc.GetScheduledEvents(SepTime.Now, 0)));
        EndpointsOf(new DisplayMessage(2, MessageControl.None, SepTime.Now, 30, new CharacterString("hello")));
        Assert.Equal([9], Asked(ClusterId.Messaging, new GetLastMessage()));
        EndpointsOf(new PublishPrice(
            1, new CharacterString(""), 3, SepTime.Now, Sep.Codec.Clusters.Metering.UnitOfMeasure.KilowattHours, 840, 0x40, 0, SepTime.Now, 30, 1200, PriceDetails.Unused));
        Assert.Equal([9], Asked(ClusterId.Price, new GetCurrentPrice(GetCurrentPriceOptions.RxOnWhenIdle)));
        Assert.Equal([9], Asked(ClusterId.Price, new GetScheduledPrices(SepTime.Now, 0)));
    }

    void IEsiUplink.OnStored(EsiNode esi, OrderTag tag, int count)
    {
    }

    void IEsiUplink.OnRefused(EsiNode esi, OrderTag tag) => Assert.Fail("Refused.");

    void IEsiUplink.OnNothingToCancel(EsiNode esi, OrderTag tag) => Assert.Fail("Nothing to cancel.");

    void IEsiUplink.OnDeviceFrame(EsiNode esi, OrderTag tag, Eui64 device, ReadOnlySpan<byte> frame)
    {
    }

    void IEsiUplink.OnSettled(EsiNode esi, OrderTag tag, Eui64 device)
    {
    }

    void IEsiUplink.OnNotConfirmed(EsiNode esi, OrderTag tag, Eui64 device, bool isReplaced)
    {
    }

    private void Bind(ClusterId cluster, byte endpoint) =>
        Assert.Equal(ZdoStatus.Success, Ask<BindRequest, BindResponse>(new BindRequest(Binding.ToDevice(Esi, 1, (ushort)cluster, One, endpoint))).Status);

    private void Unbind(ClusterId cluster, byte endpoint) =>
        Assert.Equal(ZdoStatus.Success, Ask<UnbindRequest, UnbindResponse>(new UnbindRequest(Binding.ToDevice(Esi, 1, (ushort)cluster, One, endpoint))).Status);

    private TResponse Ask<TRequest, TResponse>(TRequest request)
        where TRequest : struct, ILayerCommand<TRequest, ZdoClusterId>
        where TResponse : struct, ILayerCommand<TResponse, ZdoClusterId>
    {
        byte[] payload = new byte[80];
        Bench.DeviceSends(new ApsAddress(One, 0, Esi, 0, (ClusterId)TRequest.Id), payload[..ZdoFrame.Write(payload, 0x42, request)]);
        byte[] answer = Convert.FromHexString(Heard(One).Split(' ')[^1]);
        Assert.Equal(FrameError.None, ZdoFrame.Read(answer, out _, out TResponse response, out _));
        return response;
    }

    /// <summary>Where the device hears a command that the head-end has sent.</summary>
    private List<byte> EndpointsOf<T>(T command) where T : struct, ISepCommand<T>
    {
        byte[] octets = new byte[96];
        WireWriter w = new(octets);
        command.Write(ref w);
        EsiCommand decoded = EsiCommand.Decode((ushort)T.Key.Cluster, T.Key.CommandId, octets.AsMemory(0, w.Length), out _)!;
        OrderTag tag = new(++_order, 0);
        return Endpoints(() =>
        {
            if (decoded is PriceCommand price)
            {
                Assert.Equal(PriceOutcome.Kept, _esi.Publish(price, tag, default));
            }
            else
            {
                _esi.Deliver(decoded, tag, default);
            }
        });
    }

    /// <summary>Where the device hears the answer to a question of its endpoint 9.</summary>
    private List<byte> Asked<T>(ClusterId cluster, T question) where T : struct, ISepCommand<T>
    {
        byte[] frame = new byte[32];
        int length = ZclFrame.Write(frame, 0x21, disableDefaultResponse: true, question);
        return Endpoints(() => _esi.OnIndication(new ApsAddress(One, 9, Esi, 1, cluster), frame.AsSpan(0, length)));
    }

    private List<byte> Endpoints(Action sends)
    {
        List<byte> endpoints = [];
        sends();
        for (int i = 0; i < 200; i++)
        {
            if (Heard(One, 5).Contains(" says ", StringComparison.Ordinal))
            {
                endpoints.Add(Bench.Devices[One].LastIndication.DestinationEndpoint);
            }
        }

        return endpoints;
    }
}
