using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Han.Tests.Stack;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Node;

/// <summary>A coordinator and devices of real frames on an air of the test's.</summary>
internal sealed class AirBench : IStackBench
{
    private readonly Dictionary<Eui64, KeyEstablishmentOutcome?> _spoilt = [];
    private readonly Dictionary<Eui64, AirNode> _nodes = [];
    private readonly RadioTiming _timing;

    public AirBench(RadioTiming? timing = null, NodeOptions? coordinator = null)
    {
        _timing = timing ?? RadioTiming.Bench;
        Agenda.Enter(new MarketTime(1_800_000_000_000));
        Air = new TestAir(Agenda);
        NodeOptions options = (coordinator ?? NodeOptions.Router) with { Timing = _timing, Keys = HeardKeys };
        Coordinator = new AirCoordinator(
            Air, Agenda, Esi.Address, options, TestCredentials.Of(Esi.Address), new SeededEntropy(1, Esi.Address), Faults.None);
        Coordinator.Run(Esi, Esi, Esi);
    }

    public Agenda Agenda { get; } = new();

    public TestAir Air { get; }

    public KeyLog HeardKeys { get; } = new();

    public AirCoordinator Coordinator { get; }

    public StackRecorder Esi { get; } = new(new Eui64(0x0200_0000_0000_00E5));

    public Dictionary<Eui64, StackRecorder> Devices { get; } = [];

    public IApsService Aps => Coordinator;

    public ICoordinatorNetwork Network => Coordinator;

    public IKeyEstablishment Keys => Coordinator;

    public AirNode Device(Eui64 device, NodeOptions? options = null, Misbehaviour misbehaviour = Misbehaviour.None)
    {
        if (!_nodes.TryGetValue(device, out AirNode? node))
        {
            NodeOptions own = (options ?? NodeOptions.EndDevice) with { Timing = _timing, Keys = HeardKeys };
            misbehaviour |= SpoiltStatus(device) == KeyEstablishmentStatus.BadKeyConfirm ? Misbehaviour.BadKeyConfirm : Misbehaviour.None;
            node = _nodes[device] = new AirNode(
                Air, Agenda, device, own, Credentials(device), new SeededEntropy(1, device), new Faults(misbehaviour));
            StackRecorder application = Devices[device] = new StackRecorder(device);
            node.Run(application, application, application);
        }

        return node;
    }

    public void DeviceJoins(Eui64 device, LinkKey key)
    {
        AirNode node = Device(device);
        Devices[device].Call("join", () => node.Join(Esi.Identity.ExtendedPanId, key));
        if (_spoilt.GetValueOrDefault(device)?.Result == KeyEstablishmentResult.TimedOut)
        {
            // It joins, and is never heard again.
            new LoopPost(Agenda).After(900, node.PowerOff);
        }
    }

    public void DeviceLeaves(Eui64 device) => Devices[device].Call("leave", Device(device).Leave);

    public void DeviceSends(ApsAddress address, byte[] asdu) => Devices[address.Source].Call("send", () => Device(address.Source).Send(address, asdu));

    public void DeviceStarts(Eui64 device)
    {
        if (SpoiltStatus(device) == KeyEstablishmentStatus.UnsupportedSuite)
        {
            // Initiate with suite 2, as a device of Smart Energy 1.2 might try.
            byte[] initiate = [0x01, 0x01, 0x00, 0x02, 0x00, 0x03, 0x06, .. new byte[48]];
            DeviceSends(new ApsAddress(device, 1, Esi.Address, 1, ClusterId.KeyEstablishment), initiate);
            return;
        }

        Devices[device].Call("keys", () => Device(device).Start(Esi.Address));
    }

    /// <summary>Before the device exists.</summary>
    public void Spoil(Eui64 device, KeyEstablishmentOutcome? ending) => _spoilt[device] = ending;

    public void Reset() => Coordinator.Reset();

    /// <summary>Lets so much time pass; what was heard meanwhile is in the recorders.</summary>
    public void Run(long milliseconds = 1_000) => StackRecorder.Run(Agenda, milliseconds);

    private KeyEstablishmentStatus SpoiltStatus(Eui64 device) => _spoilt.GetValueOrDefault(device)?.Status ?? KeyEstablishmentStatus.None;

    private CbkeCredentials Credentials(Eui64 device) => _spoilt.GetValueOrDefault(device) switch
    {
        { Status: KeyEstablishmentStatus.UnknownIssuer } => TestCredentials.Of(device, foreign: true),
        { Status: KeyEstablishmentStatus.BadMessage } => TestCredentials.Of(new Eui64(0x0200_0000_0000_00FF)),
        _ => TestCredentials.Of(device),
    };
}
