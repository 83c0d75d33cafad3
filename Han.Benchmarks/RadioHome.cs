using DeviceEmulator.Air;
using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;

namespace Han.Benchmarks;

/// <summary>A coordinator and its devices, on an air and an agenda of their own.</summary>
internal sealed class RadioHome : IApsNode, ICoordinatorListener, IKeyEstablishmentListener
{
    /// <summary>So many frames are under way at a time.</summary>
    private const int Window = 4;

    private const int Hour = 3_600_000;

    private readonly Agenda _agenda = new();
    private readonly AirCoordinator _coordinator;
    private readonly RadioHomeDevice[] _devices;
    private int _received;

    public RadioHome(ulong number, int devices, Func<Eui64, CbkeCredentials> issue)
    {
        _agenda.Enter(new MarketTime(1_800_000_000_000));
        var air = new VirtualAir(_agenda);
        Address = new Eui64(0x0200_0000_0000_0000 | (number << 8));
        _coordinator = new AirCoordinator(air, _agenda, Address, NodeOptions.Router, issue(Address), SystemEntropy.Instance, Faults.None);
        _coordinator.Run(this, this, this);
        _devices = [.. Enumerable.Range(1, devices).Select(i => new RadioHomeDevice(this, air, _agenda, new Eui64(Address.Value + (ulong)i), issue))];
    }

    public Eui64 Address { get; }

    public NetworkIdentity Network { get; private set; }

    public void JoinAll()
    {
        _coordinator.Form(NetworkParameters.Any);
        Step(10_000);
        foreach (RadioHomeDevice device in _devices)
        {
            _coordinator.AddLinkKey(device.Address, device.Key(), LinkKeyOrigin.InstallCode);
        }

        _coordinator.PermitJoining(ICoordinatorNetwork.LongestPermit);
        Step(1_000);
        foreach (RadioHomeDevice device in _devices)
        {
            device.Join();
            while (!device.IsBound)
            {
                Step(1_000);
            }
        }
    }

    /// <summary>Frames of the DRLC cluster, secured with the link key, from a device to the coordinator.</summary>
    public void Exchange(int frames)
    {
        _received = 0;
        Span<byte> asdu = stackalloc byte[50];
        int sent = 0;
        for (int under = 0; _received < frames; under = sent - _received)
        {
            for (; under < Window && sent < frames; under++, sent++)
            {
                _devices[0].Send(asdu);
            }

            Step(5);
        }
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu) => _received++;

    public void OnConfirm(int token, ApsStatus status)
    {
    }

    public void OnCompleted(int token, NetworkStatus status)
    {
        if (status != NetworkStatus.Success)
        {
            throw new InvalidOperationException($"The coordinator says {status}.");
        }
    }

    public void OnNetworkUp(in NetworkIdentity network, bool resumed) => Network = network;

    public void OnPermitJoining(int seconds)
    {
    }

    public void OnJoined(Eui64 device, JoinKind kind)
    {
    }

    public void OnRefused(Eui64 device, JoinRefusal reason) => throw new InvalidOperationException($"{device} is refused: {reason}.");

    public void OnLeft(Eui64 device, LeaveCause cause) => throw new InvalidOperationException($"{device} has left: {cause}.");

    public void OnNetworkKeySwitched(byte sequence)
    {
    }

    public void OnReset()
    {
    }

    public void OnStarted(int token, NetworkStatus status)
    {
    }

    public void OnStage(Eui64 partner, KeyEstablishmentStage stage)
    {
    }

    public void OnOutcome(Eui64 partner, in KeyEstablishmentOutcome outcome)
    {
    }

    private void Step(long milliseconds)
    {
        MarketTime upTo = _agenda.Now.PlusMilliseconds(milliseconds);
        if (upTo.Milliseconds - 1_800_000_000_000 > 1_000L * Hour)
        {
            throw new InvalidOperationException("The home does not come to an end.");
        }

        while (_agenda.TryStep(upTo))
        {
        }

        _agenda.Enter(upTo);
    }
}
