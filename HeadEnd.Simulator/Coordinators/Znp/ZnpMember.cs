using Sep.Codec.Types;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>A device that the chip knows.</summary>
internal sealed class ZnpMember(Eui64 address)
{
    public Eui64 Address { get; } = address;

    public ushort NwkAddress { get; set; }

    /// <summary>It announced itself, so it has the network key. Before, it is only at the door.</summary>
    public bool IsJoined { get; set; }

    /// <summary>The chip told that it joins anew, and it has not announced itself since.</summary>
    public bool IsJoining { get; set; }

    /// <summary>The chip has the link key that key establishment made.</summary>
    public bool HasLinkKey { get; set; }
}
