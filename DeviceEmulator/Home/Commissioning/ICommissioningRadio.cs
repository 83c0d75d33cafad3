using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Commissioning;

/// <summary>The radio of a device, at any fidelity, as far as commissioning asks for it. Belongs to one loop.</summary>
public interface ICommissioningRadio : IApsService, IJoiningNode, IKeyEstablishment
{
    /// <summary>The trust centre of the network that it is in; none outside.</summary>
    Eui64 TrustCentre { get; }

    /// <summary>Goes back to the network that it was in, with the keys that it has; <see cref="IJoiningListener.OnJoinCompleted"/> follows.</summary>
    /// <returns>A token, or <see cref="StackToken.None"/> where it was in none.</returns>
    int Rejoin();

    /// <summary>Forgets the network that it was in, without a word to anybody who does not hear it.</summary>
    void Forget();
}
