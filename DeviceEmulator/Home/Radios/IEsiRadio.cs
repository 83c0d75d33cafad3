using DeviceEmulator.Stack;

namespace DeviceEmulator.Home.Radios;

/// <summary>The radio of an ESI, which governs a network of its own.</summary>
public interface IEsiRadio : IApsService
{
    ICoordinatorNetwork Network { get; }

    IKeyEstablishment Keys { get; }

    /// <summary>Puts the application on its radio, before anything else.</summary>
    void Run(IApsNode esi, ICoordinatorListener network, IKeyEstablishmentListener keys);

    /// <summary>Switches it off: its network is off the air. What it needs to resume it is kept.</summary>
    void PowerOff();

    /// <summary>Switches it on; <see cref="ICoordinatorListener.OnReset"/> follows, and the network waits to be resumed or formed.</summary>
    void PowerOn();
}
