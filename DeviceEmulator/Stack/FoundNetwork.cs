namespace DeviceEmulator.Stack;

/// <summary>A network that answered a scan.</summary>
/// <param name="Network">Which one.</param>
/// <param name="PermitsJoining">Whether its window is open.</param>
/// <param name="HasRoom">Whether it takes another device.</param>
public readonly record struct FoundNetwork(NetworkIdentity Network, bool PermitsJoining, bool HasRoom);
