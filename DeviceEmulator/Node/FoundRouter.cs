using DeviceEmulator.Stack;

namespace DeviceEmulator.Node;

/// <summary>A router or coordinator that answered a scan.</summary>
/// <param name="Network">Its network. Of the coordinator's EUI-64 a beacon says nothing.</param>
/// <param name="Address">Its short address.</param>
/// <param name="PermitsJoining">Its window is open.</param>
/// <param name="HasRoom">It takes another device of this kind.</param>
/// <param name="Depth">How far it is from the coordinator.</param>
/// <param name="LinkQuality">How well it is heard, 0..255.</param>
/// <param name="UpdateId">Of the network's parameters.</param>
internal readonly record struct FoundRouter(
    NetworkIdentity Network, ushort Address, bool PermitsJoining, bool HasRoom, byte Depth, byte LinkQuality, byte UpdateId);
