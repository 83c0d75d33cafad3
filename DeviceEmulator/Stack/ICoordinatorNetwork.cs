using Sep.Codec.Types;

namespace DeviceEmulator.Stack;

/// <summary>
/// The network as its coordinator and trust centre governs it. A call only asks: it answers a token or <see cref="StackToken.None"/>, and
/// <see cref="ICoordinatorListener.OnCompleted"/> tells later how that went, before what it brought about. An argument outside its range is the
/// caller's mistake and throws. Belongs to one loop.
/// </summary>
public interface ICoordinatorNetwork
{
    /// <summary>The longest window that may be opened, seconds (075356r15: 254 at most; 255, "until closed", is not allowed).</summary>
    const int LongestPermit = 254;

    NetworkState State { get; }

    /// <summary>Begins a new network; whatever was stored of another one is gone.</summary>
    int Form(in NetworkParameters parameters);

    /// <summary>Goes on with the network in non-volatile memory: members and keys are as they were, no device need join again.</summary>
    int ResumeNetwork();

    /// <summary>Lets devices join for so many seconds from now, 0..254 (<see cref="LongestPermit"/>). 0 closes; a second call replaces the first.</summary>
    int PermitJoining(int seconds);

    /// <summary>
    /// Tells the trust centre the pre-configured link key with which a device may join. Comes before the window is opened; some coordinators forget
    /// it when the window closes. It cannot be asked for again.
    /// </summary>
    int AddLinkKey(Eui64 device, LinkKey key, LinkKeyOrigin origin);

    /// <summary>Sends a device away (APS Remove Device, 053474r17 4.4) and forgets its keys.</summary>
    int Remove(Eui64 device);

    /// <summary>Distributes a new network key and switches to it (APS Transport Key and Switch Key, 053474r17 4.4). The key is the stack's own.</summary>
    int SwitchNetworkKey();
}
