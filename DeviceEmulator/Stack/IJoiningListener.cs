namespace DeviceEmulator.Stack;

/// <summary>Receives how a device fares with networks, on the loop, never within a call to the stack.</summary>
public interface IJoiningListener
{
    /// <summary>The networks that answered; valid during the call only.</summary>
    void OnScanned(int token, ReadOnlySpan<FoundNetwork> networks);

    void OnJoinCompleted(int token, JoinStatus status);

    /// <summary>The device is in no network any more.</summary>
    void OnLeft(LeaveCause cause);

    /// <summary>The device uses another network key; see <see cref="ICoordinatorListener.OnNetworkKeySwitched"/>.</summary>
    void OnNetworkKeySwitched(byte sequence);
}
