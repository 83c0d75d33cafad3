namespace Sep.Codec.Capture;

/// <summary>What the packets of a capture begin with, by the registry of libpcap. Values not named here are read and written as they are.</summary>
public enum LinkType : ushort
{
    Ethernet = 1,

    /// <summary>An IPv4 or IPv6 header.</summary>
    RawIp = 101,

    /// <summary>IEEE 802.15.4 with the frame check sequence of 2 octets at the end.</summary>
    Ieee802154WithFrameCheck = 195,

    /// <summary>IEEE 802.15.4 that ends with the payload.</summary>
    Ieee802154 = 230,

    /// <summary>IEEE 802.15.4 behind a list of what the receiver knew: see <see cref="TapHeader"/>.</summary>
    Ieee802154Tap = 283,
}
