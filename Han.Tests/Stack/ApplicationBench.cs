using DeviceEmulator.Radio;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace Han.Tests.Stack;

/// <summary>The application radio with devices that join by its rules.</summary>
internal sealed class ApplicationBench : IStackBench
{
    private const ulong OtherIssuer = 0x4F54484552434131;

    private readonly Dictionary<Eui64, KeyEstablishmentIdentity?> _identities = [];
    private readonly Dictionary<Eui64, RadioNode> _radios = [];

    public ApplicationBench()
    {
        Agenda.Enter(new MarketTime(1_800_000_000_000));
        Radio = new ApplicationRadio(Agenda);
        Han = new HanNetwork(Radio, 1);
        Coordinator = Han.Govern(Esi, Identity(Esi.Address), Esi, Esi);
    }

    public Agenda Agenda { get; } = new();

    public ApplicationRadio Radio { get; }

    public HanNetwork Han { get; }

    public HanCoordinator Coordinator { get; }

    public StackRecorder Esi { get; } = new(new Eui64(0x0200_0000_0000_00E5));

    public Dictionary<Eui64, StackRecorder> Devices { get; } = [];

    public IApsService Aps => Han;

    public ICoordinatorNetwork Network => Coordinator;

    public IKeyEstablishment Keys => Coordinator.KeyEstablishment;

    public static KeyEstablishmentIdentity Identity(Eui64 device) => new(device, KeyEstablishmentIdentity.TestIssuer);

    public RadioNode Device(Eui64 device)
    {
        if (!_radios.TryGetValue(device, out RadioNode? node))
        {
            node = _radios[device] = new RadioNode(Radio, device, _identities.GetValueOrDefault(device, Identity(device)));
            StackRecorder application = Devices[device] = new StackRecorder(device);
            node.Run(application, application, application);
        }

        return node;
    }

    public void DeviceJoins(Eui64 device, LinkKey key)
    {
        RadioNode node = Device(device);
        Devices[device].Call("join", () => node.Join(Esi.Identity.ExtendedPanId, key));
    }

    public void DeviceLeaves(Eui64 device) => Devices[device].Call("leave", Device(device).Leave);

    public void DeviceSends(ApsAddress address, byte[] asdu) => Devices[address.Source].Call("send", () => Device(address.Source).Send(address, asdu));

    public void DeviceStarts(Eui64 device) => Devices[device].Call("keys", () => Device(device).Start(Esi.Address));

    /// <summary>Before the device exists.</summary>
    public void Spoil(Eui64 device, KeyEstablishmentOutcome? ending) => _identities[device] = ending switch
    {
        null => Identity(device),
        { Result: KeyEstablishmentResult.TimedOut } => null,
        { Status: KeyEstablishmentStatus.UnknownIssuer } => Identity(device) with { Issuer = OtherIssuer },
        { Status: KeyEstablishmentStatus.BadKeyConfirm } => Identity(device) with { HasPrivateKey = false },
        { Status: KeyEstablishmentStatus.BadMessage } => Identity(new Eui64(1)),
        { Status: KeyEstablishmentStatus.UnsupportedSuite } => Identity(device) with { Suites = 0x0002 },
        { Status: KeyEstablishmentStatus.InvalidCertificate } => Identity(device) with { MayAgreeKeys = false },
        _ => throw new ArgumentException($"{ending} cannot be brought about.", nameof(ending)),
    };

    public void Reset() => Coordinator.Reset();
}
