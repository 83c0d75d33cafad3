using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Home.Radios;

/// <summary>The radio of an ESI at radio fidelity.</summary>
internal sealed class AirEsiRadio(AirCoordinator coordinator, LoopPost post) : IEsiRadio
{
    private ICoordinatorListener? _listener;

    public StackCapabilities Capabilities => coordinator.Capabilities;

    public ICoordinatorNetwork Network => coordinator;

    public IKeyEstablishment Keys => coordinator;

    public void Run(IApsNode esi, ICoordinatorListener network, IKeyEstablishmentListener keys)
    {
        _listener = network;
        coordinator.Run(esi, network, keys);
    }

    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu) => coordinator.Send(address, asdu);

    public int FindBound(Eui64 device, ClusterId cluster, Span<byte> endpoints) => coordinator.FindBound(device, cluster, endpoints);

    /// <summary>The coordinator says that it was reset; the ESI, which is off, takes no notice.</summary>
    public void PowerOff() => coordinator.Reset();

    public void PowerOn() => post.Later(_listener!.OnReset);
}
