using DeviceEmulator.Stack;

namespace DeviceEmulator.Node;

/// <summary>A device that has an address and was sent the network key; it has yet to show that it could read it.</summary>
/// <param name="Member">What it will be.</param>
/// <param name="Address">The address under which it has to show itself.</param>
/// <param name="Key">The key that is shared with it then; null: the one that is shared already.</param>
/// <param name="Kind">How it comes.</param>
internal sealed record PendingMember(CoordinatorMember Member, ushort Address, LinkKeyEntry? Key, JoinKind Kind);
