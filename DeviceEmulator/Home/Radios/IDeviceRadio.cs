using DeviceEmulator.Certificates;
using DeviceEmulator.Home.Commissioning;
using DeviceEmulator.Stack;

namespace DeviceEmulator.Home.Radios;

/// <summary>The radio of a device in a home.</summary>
public interface IDeviceRadio : ICommissioningRadio
{
    /// <summary>Its certificate and private key; null where none exist, as at application fidelity without a file.</summary>
    DeviceIdentity? Identity { get; }

    /// <summary>Puts the application on its radio, before anything else.</summary>
    void Run(IApsNode application, IJoiningListener joining, IKeyEstablishmentListener keys);

    /// <summary>Switches it on.</summary>
    void PowerOn();

    /// <summary>Switches it off.</summary>
    /// <param name="loseState">Network and keys are lost; else they are in non-volatile memory.</param>
    void PowerOff(bool loseState);
}
