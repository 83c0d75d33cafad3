using Sep.Codec.Mac;
using Sep.Codec.Types;

namespace DeviceEmulator.Coordinator;

/// <summary>Whom a radio answers for, and whom it has frames for: what it decides by itself between a frame and its acknowledgement.</summary>
internal sealed class RadioAddresses
{
    private const ushort NoShortAddress = 0xFFFE;

    public Eui64 Extended { get; set; }

    public ushort Short { get; set; } = NoShortAddress;

    public ushort PanId { get; set; } = MacAddress.Broadcast;

    /// <summary>Whether the lists below decide that a frame is pending. While they do not, one always may be.</summary>
    public bool IsMatching { get; set; }

    public SortedSet<ushort> PendingShort { get; } = [];

    public SortedSet<Eui64> PendingExtended { get; } = [];

    /// <summary>Whether the frame is for this radio and no other.</summary>
    public bool IsOurs(in MacHeader header) => header.Destination.Mode switch
    {
        MacAddressMode.Short => header.Destination.PanId == PanId && header.Destination.ShortAddress == Short && Short < NoShortAddress,
        MacAddressMode.Extended => IsOurPan(header.Destination.PanId) && header.Destination.ExtendedAddress == Extended,
        _ => false,
    };

    /// <summary>Whether the radio passes the frame on to its host (IEEE 802.15.4-2006 7.5.6.2, third level).</summary>
    public bool Passes(in MacHeader header) => header.FrameType switch
    {
        MacFrameType.Ack => false,
        MacFrameType.Beacon => true,
        _ => IsOurs(header) || (header.Destination.Mode == MacAddressMode.Short && IsOurPan(header.Destination.PanId)
            && header.Destination.ShortAddress == MacAddress.Broadcast),
    };

    /// <summary>Whether the radio says, as it acknowledges a data request, that a frame waits.</summary>
    public bool IsPendingFor(in MacAddress source) => !IsMatching || source.Mode switch
    {
        MacAddressMode.Short => PendingShort.Contains(source.ShortAddress),
        MacAddressMode.Extended => PendingExtended.Contains(source.ExtendedAddress),
        _ => false,
    };

    private bool IsOurPan(ushort panId) => panId == PanId || panId == MacAddress.Broadcast || PanId == MacAddress.Broadcast;
}
