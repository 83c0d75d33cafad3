using System.Security.Cryptography;
using DeviceEmulator.Certificates;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Han.Tests.Stack;
using HeadEnd.Simulator.Coordinators;
using HeadEnd.Simulator.Coordinators.Znp;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Han.Tests.Coordinators.Znp;

/// <summary>The ZNP driver and a chip on one agenda: the line is perfect and takes no time of its own.</summary>
internal sealed class ZnpBench : IStackBench, ICoordinatorLine, IDisposable
{
    private readonly LoopPost _post;
    private readonly CertificateAuthority _authority = new(new Eui64(0x0200_0000_0000_00CA), Key());
    private readonly Dictionary<Eui64, KeyEstablishmentOutcome?> _spoiled = [];

    public ZnpBench()
    {
        Agenda.Enter(new MarketTime(1_800_000_000_000));
        _post = new LoopPost(Agenda);
        Chip = new ZnpChip((octets, milliseconds) => _post.After(milliseconds, () => Driver!.OnOctets(octets)), (action, milliseconds) => _post.After(milliseconds, action));
        Driver = NewHost(DeviceIdentity.Issue(_authority, Esi.Address));
    }

    public Agenda Agenda { get; } = new();

    public StackRecorder Esi { get; } = new(new Eui64(0x0200_0000_0000_00E5));

    public ZnpChip Chip { get; }

    public ZnpCoordinator Driver { get; private set; }

    /// <summary>How often the driver gave the line up.</summary>
    public int Reopened { get; private set; }

    /// <summary>Every octet that went to the chip.</summary>
    public List<byte> Written { get; } = [];

    public IApsService Aps => Driver;

    public ICoordinatorNetwork Network => Driver;

    public IKeyEstablishment Keys => Driver;

    public void Write(ReadOnlySpan<byte> octets)
    {
        byte[] copy = octets.ToArray();
        Written.AddRange(copy);
        _post.Later(() => Chip.Receive(copy));
    }

    public void Reopen() => Reopened++;

    public ZnpDevice Device(Eui64 device) => Chip.Device(device, () => new ZnpDevice(device, Issue(device), Esi.Address, _spoiled.GetValueOrDefault(device)));

    public void DeviceJoins(Eui64 device, LinkKey key)
    {
        byte[] octets = new byte[LinkKey.Size];
        key.CopyTo(octets);
        Chip.Join(Device(device), octets);
    }

    public void DeviceLeaves(Eui64 device) => Chip.Leave(Device(device));

    public void DeviceSends(ApsAddress address, byte[] asdu)
    {
        ZnpDevice device = Device(address.Source);
        Chip.Deliver(
            device, address.SourceEndpoint, address.DestinationEndpoint, address.Cluster, asdu,
            isSecured: SmartEnergySecurity.NeedsLinkKey(address) && !device.LinkKey.IsNone);
    }

    public void DeviceStarts(Eui64 device) => Device(device).StartKeyEstablishment(Chip);

    public void Spoil(Eui64 device, KeyEstablishmentOutcome? ending) => _spoiled[device] = ending;

    public void Dispose()
    {
        Driver.Dispose();
        _authority.Dispose();
    }

    public void Reset() => Chip.Restart();

    /// <summary>The host's process ends, and another one begins on the same chip, as whoever it is said to be.</summary>
    public void RestartHost(Eui64 address)
    {
        Driver.Attach(new StackRecorder(address));
        Driver = NewHost(DeviceIdentity.Issue(_authority, address));
    }

    private ZnpCoordinator NewHost(DeviceIdentity identity)
    {
        ZnpCoordinator driver = new(Agenda, this, identity, IdentityPolicy.Default, new ZnpOptions { KeySwitchMilliseconds = 0 }, NullLogger.Instance);
        driver.Attach(Esi, Esi, Esi);
        driver.OnOpened();
        return driver;
    }

    private static EccPrivateKey Key()
    {
        byte[] random = new byte[EccPrivateKey.Size];
        RandomNumberGenerator.Fill(random);
        return EccPrivateKey.Draw(random);
    }

    private DeviceIdentity Issue(Eui64 device) => _spoiled.GetValueOrDefault(device)?.Status switch
    {
        KeyEstablishmentStatus.UnknownIssuer => DeviceIdentity.Issue(new CertificateAuthority(new Eui64(0x0200_0000_0000_00CB), Key()), device),
        KeyEstablishmentStatus.BadMessage => DeviceIdentity.Issue(_authority, new Eui64(0x0200_0000_0000_0BAD)),
        _ => DeviceIdentity.Issue(_authority, device),
    };
}
