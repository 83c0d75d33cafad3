using System.Security.Cryptography;
using DeviceEmulator.Air;
using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace Han.Benchmarks;

/// <summary>A device that joins, establishes its key and binds.</summary>
internal sealed class RadioHomeDevice : IApsNode, IJoiningListener, IKeyEstablishmentListener
{
    private readonly RadioHome _home;
    private readonly AirNode _node;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(16);

    public RadioHomeDevice(RadioHome home, IAir air, Agenda agenda, Eui64 address, Func<Eui64, CbkeCredentials> issue)
    {
        (_home, Address) = (home, address);
        _node = new AirNode(air, agenda, address, NodeOptions.EndDevice, issue(address), SystemEntropy.Instance, Faults.None);
        _node.Run(this, this, this);
    }

    public Eui64 Address { get; }

    public bool IsBound { get; private set; }

    public LinkKey Key() => new(_key);

    public void Join() => _node.Join(_home.Network.ExtendedPanId, Key());

    public void Send(ReadOnlySpan<byte> asdu) => _node.Send(
        new ApsAddress(Address, ApsAddress.EmulatedEndpoint, _home.Address, ApsAddress.EmulatedEndpoint, ClusterId.Drlc), asdu);

    public void OnScanned(int token, ReadOnlySpan<FoundNetwork> networks)
    {
    }

    public void OnJoinCompleted(int token, JoinStatus status)
    {
        if (status != JoinStatus.Success)
        {
            throw new InvalidOperationException($"The device hears {status}.");
        }

        _node.Start(_home.Address);
    }

    public void OnOutcome(Eui64 partner, in KeyEstablishmentOutcome outcome)
    {
        if (outcome.Result != KeyEstablishmentResult.Established)
        {
            throw new InvalidOperationException($"Key establishment ends in {outcome.Result}.");
        }

        Span<byte> request = stackalloc byte[64];
        int length = ZdoFrame.Write(request, 1, new BindRequest(Binding.ToDevice(
            _home.Address, ApsAddress.EmulatedEndpoint, (ushort)ClusterId.Drlc, Address, ApsAddress.EmulatedEndpoint)));
        _node.Send(new ApsAddress(Address, ZdoFrame.Endpoint, _home.Address, ZdoFrame.Endpoint, (ClusterId)(ushort)BindRequest.Id), request[..length]);
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu) => IsBound |= address.DestinationEndpoint == ZdoFrame.Endpoint;

    public void OnConfirm(int token, ApsStatus status)
    {
    }

    public void OnLeft(LeaveCause cause) => throw new InvalidOperationException($"The device has left: {cause}.");

    public void OnNetworkKeySwitched(byte sequence)
    {
    }

    public void OnStarted(int token, NetworkStatus status)
    {
    }

    public void OnStage(Eui64 partner, KeyEstablishmentStage stage)
    {
    }
}
