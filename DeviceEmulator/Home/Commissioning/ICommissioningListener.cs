using Sep.Codec.Types;

namespace DeviceEmulator.Home.Commissioning;

/// <summary>Receives how a device fares on its way into a network, on the loop.</summary>
public interface ICommissioningListener
{
    void OnStep(in CommissioningStep taken);

    /// <summary>The device is joined, has its keys and bindings, and knows the time.</summary>
    /// <param name="esi">Its ESI.</param>
    /// <param name="endpoint">The endpoint of the ESI's servers.</param>
    void OnRunning(Eui64 esi, byte endpoint);

    /// <summary>The device is in no network any more, or is about to join one anew: of what was under way nothing more is heard.</summary>
    void OnOutside();

    /// <summary>The ESI is still there: time to ask whether a frame of it was lost.</summary>
    void OnUpkeep();
}
