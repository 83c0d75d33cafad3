using DeviceEmulator.Certificates;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Radios;

/// <summary>The radio of a device at radio fidelity.</summary>
internal sealed class AirDeviceRadio(AirNode node, DeviceIdentity identity, CapturedKeys? keys) : IDeviceRadio
{
    private bool _hasLostState;

    public DeviceIdentity? Identity => identity;

    public StackCapabilities Capabilities => node.Capabilities;

    public JoiningState State => node.State;

    public Eui64 TrustCentre => node.Network.Coordinator;

    /// <summary>The node has power from then on; a device in a home waits to be switched on.</summary>
    public void Run(IApsNode application, IJoiningListener joining, IKeyEstablishmentListener establishment)
    {
        node.Run(application, joining, establishment);
        node.PowerOff();
    }

    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu) => node.Send(address, asdu);

    public int Scan() => node.Scan();

    public int Join(Eui64 extendedPanId, LinkKey key)
    {
        keys?.OnCode(node.Address, key);
        return node.Join(extendedPanId, key);
    }

    public int Leave() => node.Leave();

    public int Rejoin() => node.Rejoin();

    public void Forget()
    {
        node.PowerOff();
        node.PowerOn(stateLost: true);
    }

    public bool IsEstablished(Eui64 partner) => node.IsEstablished(partner);

    public int Start(Eui64 partner) => node.Start(partner);

    public void PowerOn()
    {
        node.PowerOn(_hasLostState);
        _hasLostState = false;
    }

    public void PowerOff(bool loseState)
    {
        node.PowerOff();
        _hasLostState |= loseState;
    }
}
