using Sep.Codec.Types;

namespace DeviceEmulator.Stack;

/// <summary>
/// A device's way into a network (053474r17 4.6.3): scan, join, leave. Emulated radios only: a real in-home device does this by itself. A call only
/// asks, and answers a token or <see cref="StackToken.None"/>; an <see cref="IJoiningListener"/> hears the rest.
/// </summary>
public interface IJoiningNode
{
    JoiningState State { get; }

    /// <summary>Asks which networks are there; <see cref="IJoiningListener.OnScanned"/> follows.</summary>
    int Scan();

    /// <summary>Tries to join with the device's pre-configured link key; <see cref="IJoiningListener.OnJoinCompleted"/> follows.</summary>
    int Join(Eui64 extendedPanId, LinkKey key);

    /// <summary>Leaves; <see cref="IJoiningListener.OnLeft"/> follows. None when the device is in no network.</summary>
    int Leave();
}
