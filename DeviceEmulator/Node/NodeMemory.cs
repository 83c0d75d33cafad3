using DeviceEmulator.Stack;
using Sep.Codec.Nwk;
using Sep.Codec.Types;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Node;

/// <summary>What a node has in non-volatile memory. One that lost its state begins with a new one.</summary>
internal sealed class NodeMemory
{
    /// <summary>The network of which the node is a member; the default value before it is.</summary>
    public NetworkIdentity Network { get; set; }

    public bool IsMember { get; set; }

    public ushort ShortAddress { get; set; } = MacLayer.NoAddress;

    /// <summary>The one through which an end device sends everything; of a router the one at which it joined.</summary>
    public ushort Parent { get; set; } = NwkAddresses.Unknown;

    public Eui64 ParentDevice { get; set; }

    public byte Depth { get; set; }

    public byte UpdateId { get; set; }

    public NetworkKeys NetworkKeys { get; } = new();

    public AddressMap Addresses { get; } = new();

    public NeighbourTable Neighbours { get; } = new();

    public Dictionary<Eui64, LinkKeyEntry> LinkKeys { get; } = [];

    public List<Binding> Bindings { get; } = [];
}
