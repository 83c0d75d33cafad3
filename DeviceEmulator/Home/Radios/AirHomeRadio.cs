using DeviceEmulator.Air;
using DeviceEmulator.Certificates;
using DeviceEmulator.Clusters;
using DeviceEmulator.Devices;
using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Radios;

/// <summary>
/// The radios of a home at radio fidelity: every frame exists on one virtual air, with the troubles that the home's air has, and is captured if that is wanted.
/// </summary>
public sealed class AirHomeRadio : IHomeRadio, IDisposable
{
    private const int DuplicateAfterMilliseconds = 8, OvertakenAfterMilliseconds = 20;

    /// <summary>Milliseconds that nodes wait for a MAC acknowledgement which comes through sockets.</summary>
    private const int SharedAckWait = 40;

    private readonly Agenda _agenda;
    private readonly ulong _seed;
    private readonly HomeReach _reach = new();
    private readonly Jamming _jamming = new();
    private readonly HomeAuthority _authority;
    private readonly AirCapture? _capture;
    private readonly CapturedKeys? _keys;
    private readonly TappedAir _air;
    private readonly RadioTiming _timing;

    /// <param name="agenda">The loop's.</param>
    /// <param name="air">The troubles of the air.</param>
    /// <param name="seed">Of the troubles, the keys and the certificates.</param>
    /// <param name="capture">The pcapng file for the frames; null for none.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public AirHomeRadio(Agenda agenda, AirOptions air, ulong seed, string? capture = null)
        : this(agenda, air, seed, capture is null ? null : AirCapture.Create(capture), capture is null ? null : new CapturedKeys(WiresharkKeys.CreateBeside(capture)))
    {
    }

    /// <summary>The same, shown to others too.</summary>
    internal static AirHomeRadio Create(Agenda agenda, AirOptions air, ulong seed, string? capture, IReadOnlyList<IAirTap> taps) => new(
        agenda, air, seed, capture is null ? null : AirCapture.Create(capture),
        capture is null ? null : new CapturedKeys(WiresharkKeys.CreateBeside(capture)), taps);

    /// <summary>The same, shown to others too.</summary>
    internal AirHomeRadio(Agenda agenda, AirOptions air, ulong seed, AirCapture? capture, CapturedKeys? keys, params IReadOnlyList<IAirTap> taps)
    {
        (_agenda, _seed, _capture, _keys) = (agenda, seed, capture, keys);
        _authority = new HomeAuthority(seed);
        _timing = (air.IsShared ? RadioTiming.Standard with { MacAckWait = SharedAckWait } : RadioTiming.Standard).OnDelayedAir(air.MostDelay);
        foreach (AirJam jam in air.Jams ?? [])
        {
            _jamming.Jam(jam.Channel, agenda.Now.Plus(jam.From), agenda.Now.Plus(jam.From + jam.For));
        }

        _air = new TappedAir(new VirtualAir(agenda, [_reach, _jamming, .. Troubles(air, seed)]), agenda, capture is null ? taps : [capture, .. taps]);
    }

    public HomeFidelity Fidelity => HomeFidelity.Radio;

    /// <summary>Where others may put antennas of their own.</summary>
    internal IAir Air => _air;

    /// <summary>Frames captured; 0 without a capture.</summary>
    public long CapturedFrames => _capture?.Frames ?? 0;

    public IEsiRadio Esi(Eui64 address, Faults.Faults faults, DeviceIdentity? identity = null)
    {
        CbkeCredentials credentials = (identity ?? _authority.Identity(address, faults)).Credentials;
        NodeOptions options = NodeOptions.Router with { Endpoints = [SmartEnergyEndpoints.Esi], Keys = _keys, Timing = _timing };
        AirCoordinator coordinator = new(_air, _agenda, address, options, credentials, new SeededEntropy(_seed, address), faults);
        _reach.Add(address, coordinator.Stack.Mac, isExtender: false, isFar: false);
        return new AirEsiRadio(coordinator, new LoopPost(_agenda));
    }

    public IDeviceRadio Device(in RadioDevice device)
    {
        NodeOptions kind = device.PollSeconds > 0 ? NodeOptions.Sleepy(TimeSpan.FromSeconds(device.PollSeconds))
            : device.Kind is DeviceKind.Thermostat or DeviceKind.InHomeDisplay ? NodeOptions.EndDevice
            : NodeOptions.Router;
        NodeOptions options = kind with { Endpoints = [SmartEnergyEndpoints.Of(device.Kind)], Keys = _keys, Timing = _timing };
        DeviceIdentity identity = device.Identity ?? _authority.Identity(device.Address, device.Faults);
        AirNode node = new(
            _air, _agenda, device.Address, options, identity.Credentials, new SeededEntropy(_seed, device.Address), device.Faults);
        _reach.Add(device.Address, node.Stack.Mac, device.Kind == DeviceKind.RangeExtender, device.IsFar);
        return new AirDeviceRadio(node, identity, _keys);
    }

    public void Move(Eui64 node, bool away) => _reach.Move(node, away);

    public bool Jam(byte channel, TimeSpan time)
    {
        _jamming.End(channel, _agenda.Now);
        if (time > TimeSpan.Zero)
        {
            _jamming.Jam(channel, _agenda.Now, _agenda.Now.Plus(time));
        }

        return true;
    }

    public void Dispose()
    {
        _capture?.Dispose();
        _keys?.Dispose();
    }

    private static IEnumerable<IPathStage> Troubles(AirOptions air, ulong seed)
    {
        if (air.Loss > 0)
        {
            yield return new Loss(seed, air.Loss);
        }

        if (air.Duplication > 0)
        {
            yield return new Duplication(seed, air.Duplication, DuplicateAfterMilliseconds);
        }

        if (air.Corruption > 0)
        {
            yield return new Corruption(seed, air.Corruption);
        }

        if (air.Reordering > 0)
        {
            yield return new Reordering(seed, air.Reordering, OvertakenAfterMilliseconds);
        }

        if (air.MostDelay > 0)
        {
            yield return new Delay(seed, air.LeastDelay, air.MostDelay);
        }
    }
}
