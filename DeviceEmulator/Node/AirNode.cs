using DeviceEmulator.Air;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>
/// The radio of a device that joins by real frames: IEEE 802.15.4, NWK and APS, encrypted with real keys. The counterpart of RadioNode. Its constructor
/// and the calls are fixed; what they do is being built.
/// </summary>
public sealed class AirNode : IApsService, IJoiningNode, IKeyEstablishment
{
    public AirNode(IAir air, Agenda agenda, Eui64 address, NodeOptions options, CbkeCredentials? credentials, IEntropy entropy, Faults.Faults faults)
    {
        Address = address;
        _ = (air, agenda, options, credentials, entropy, faults);
    }

    public Eui64 Address { get; }

    public JoiningState State => throw new NotImplementedException();

    public StackCapabilities Capabilities => throw new NotImplementedException();

    /// <summary>Puts the application on its radio, before anything else. Its address is the radio's.</summary>
    public void Run(IApsNode application, IJoiningListener listener, IKeyEstablishmentListener keys) => throw new NotImplementedException();

    public int Scan() => throw new NotImplementedException();

    public int Join(Eui64 extendedPanId, LinkKey key) => throw new NotImplementedException();

    /// <summary>Comes back to the network of which it is a member: with the network key, and without it where that fails.</summary>
    public int Rejoin() => throw new NotImplementedException();

    public int Leave() => throw new NotImplementedException();

    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu) => throw new NotImplementedException();

    public bool IsEstablished(Eui64 partner) => throw new NotImplementedException();

    public int Start(Eui64 partner) => throw new NotImplementedException();

    /// <summary>Its power is gone: it neither hears nor sends, and what was under way is forgotten.</summary>
    public void PowerOff() => throw new NotImplementedException();

    /// <summary>Its power is back. It remembers its network unless <paramref name="stateLost"/>.</summary>
    public void PowerOn(bool stateLost = false) => throw new NotImplementedException();
}
