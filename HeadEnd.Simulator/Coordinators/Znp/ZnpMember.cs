using Sep.Codec.Types;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>A device that is joined: it has the network key.</summary>
internal sealed class ZnpMember(Eui64 address)
{
    public Eui64 Address { get; } = address;

    public ushort NwkAddress { get; set; }

    /// <summary>The chip has the link key that key establishment made.</summary>
    public bool HasLinkKey { get; set; }
}
