using Sep.Codec.Types;

namespace DeviceEmulator.Stack;

/// <summary>
/// Receives what happens to a network, on the loop, never within a call to the stack. An implementation is told each change once, also where the
/// coordinator repeats itself.
/// </summary>
public interface ICoordinatorListener
{
    /// <summary>What became of a request; at most once for each token, and before the events that follow from it.</summary>
    void OnCompleted(int token, NetworkStatus status);

    /// <summary>The network is on the air, <paramref name="resumed"/> or new.</summary>
    void OnNetworkUp(in NetworkIdentity network, bool resumed);

    /// <summary>Devices may join for so many seconds from now; 0: not any more, asked for or because the time is over.</summary>
    void OnPermitJoining(int seconds);

    /// <summary>A device is a member. It can be reached, but has no link key of its own until key establishment is done.</summary>
    void OnJoined(Eui64 device, JoinKind kind);

    /// <summary>A device was turned away; see <see cref="StackCapabilities.ReportsRefusedJoins"/>.</summary>
    void OnRefused(Eui64 device, JoinRefusal reason);

    /// <summary>A device is no member any more.</summary>
    void OnLeft(Eui64 device, LeaveCause cause);

    /// <summary>The members use another network key.</summary>
    /// <param name="sequence">Its sequence number, which wraps after 255.</param>
    void OnNetworkKeySwitched(byte sequence);

    /// <summary>
    /// The coordinator restarted. What was under way is lost: no token given before is ever confirmed or completed. The network is down until
    /// <see cref="ICoordinatorNetwork.ResumeNetwork"/>, and the window is closed without a further word.
    /// </summary>
    void OnReset();
}
