using DeviceEmulator.Certificates;
using DeviceEmulator.Home.Commissioning;
using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Radios;

/// <summary>Gives the nodes of a home their radios, at one fidelity, and says who is in range. Belongs to one loop.</summary>
public interface IHomeRadio
{
    HomeFidelity Fidelity { get; }

    /// <summary>The radio of an ESI.</summary>
    /// <param name="address">Its EUI-64.</param>
    /// <param name="faults">What it does wrong.</param>
    /// <param name="identity">Its certificate and private key; null: the home's authority issues them.</param>
    IEsiRadio Esi(Eui64 address, Faults.Faults faults, DeviceIdentity? identity = null);

    /// <summary>The radio of a device.</summary>
    IDeviceRadio Device(in RadioDevice device);

    /// <summary>Carries a node out of everybody's range, or back.</summary>
    void Move(Eui64 node, bool away);

    /// <summary>Jams a channel from now on, in place of what jams it now; zero ends that.</summary>
    /// <param name="channel">11 to 26.</param>
    /// <param name="time">How long.</param>
    /// <returns>False where there are no channels.</returns>
    bool Jam(byte channel, TimeSpan time);
}
