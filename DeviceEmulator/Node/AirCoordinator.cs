using DeviceEmulator.Air;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>
/// Coordinator and trust centre of a network of real frames. The counterpart of HanNetwork and HanCoordinator. Its constructor and the calls are fixed;
/// what they do is being built.
/// </summary>
public sealed class AirCoordinator : IApsService, ICoordinatorNetwork, IKeyEstablishment
{
    public AirCoordinator(IAir air, Agenda agenda, Eui64 address, NodeOptions options, CbkeCredentials? credentials, IEntropy entropy, Faults.Faults faults)
    {
        Address = address;
        _ = (air, agenda, options, credentials, entropy, faults);
    }

    public Eui64 Address { get; }

    public NetworkState State => throw new NotImplementedException();

    public StackCapabilities Capabilities => throw new NotImplementedException();

    /// <summary>Puts the application on its radio, before anything else. Its address is the radio's.</summary>
    public void Run(IApsNode esi, ICoordinatorListener listener, IKeyEstablishmentListener keys) => throw new NotImplementedException();

    public int Form(in NetworkParameters parameters) => throw new NotImplementedException();

    public int ResumeNetwork() => throw new NotImplementedException();

    public int PermitJoining(int seconds) => throw new NotImplementedException();

    public int AddLinkKey(Eui64 device, LinkKey key, LinkKeyOrigin origin) => throw new NotImplementedException();

    public int Remove(Eui64 device) => throw new NotImplementedException();

    public int SwitchNetworkKey() => throw new NotImplementedException();

    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu) => throw new NotImplementedException();

    public bool IsEstablished(Eui64 partner) => throw new NotImplementedException();

    public int Start(Eui64 partner) => throw new NotImplementedException();

    /// <summary>The coordinator loses power for a moment. It keeps the network, its members and their keys, unless <paramref name="stateLost"/>.</summary>
    public void Reset(bool stateLost = false) => throw new NotImplementedException();
}
