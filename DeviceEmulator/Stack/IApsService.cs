using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Stack;

/// <summary>
/// The APS data service (053474r17 2.2.4.1) as an ESI or device sees it. Everything happens on the loop that owns the stack: what is sent is handed
/// over later, never within the call, and confirms and indications arrive at an <see cref="IApsListener"/>.
/// </summary>
public interface IApsService
{
    StackCapabilities Capabilities { get; }

    /// <summary>
    /// Takes a copy of the ASDU and answers a token that the confirm will repeat, or <see cref="StackToken.None"/>. A token is confirmed at most
    /// once; it is never confirmed when the stack was reset meanwhile (<see cref="ICoordinatorListener.OnReset"/>).
    /// </summary>
    int Send(in ApsAddress address, ReadOnlySpan<byte> asdu);

    /// <summary>
    /// The endpoints of another node to which a cluster of this one's endpoint is bound, by the binding table of the stack. None where there is no binding, or
    /// where the stack keeps no table that can be asked.
    /// </summary>
    /// <param name="device">The other node.</param>
    /// <param name="cluster">The cluster of <see cref="ApsAddress.EmulatedEndpoint"/>.</param>
    /// <param name="endpoints">Where they go; more than fit are left out.</param>
    /// <returns>How many there are in it.</returns>
    int FindBound(Eui64 device, ClusterId cluster, Span<byte> endpoints) => 0;

    /// <summary>A device will soon send something to its ESI: at stages 2 and 1 of <see cref="Time.ITimed.Foresee"/> what is needed for that may be fetched.</summary>
    void ForeseeSending(int stage)
    {
    }
}
