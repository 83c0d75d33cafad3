using Sep.Codec.Mac;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>A node that this one hears without others in between.</summary>
internal sealed class Neighbour(Eui64 device, ushort address)
{
    public Eui64 Device { get; } = device;

    public ushort Address { get; } = address;

    public CapabilityInformation Capability { get; set; }

    /// <summary>Its frames come through this node.</summary>
    public bool IsChild { get; set; }

    /// <summary>It has the network key, as far as this node knows.</summary>
    public bool HasNetworkKey { get; set; }

    /// <summary>Link quality of its last frame, 0..255.</summary>
    public byte LinkQuality { get; set; }

    /// <summary>What it says that the way from here to it costs, 1..7; 0: not known (any more).</summary>
    public byte OutgoingCost { get; set; }

    /// <summary>Link status periods without a word of it.</summary>
    public int Age { get; set; }

    /// <summary>Of a child that sleeps: when it was heard last, Unix milliseconds.</summary>
    public long HeardAt { get; set; }

    /// <summary>The last frames to it were not acknowledged.</summary>
    public bool IsLost { get; set; }

    public bool IsRouter => (Capability & CapabilityInformation.FullFunctionDevice) != 0;

    public bool Sleeps => IsChild && (Capability & CapabilityInformation.ReceiverOnWhenIdle) == 0;

    /// <summary>The cost of a link of this quality, 1 (best) to 7.</summary>
    public static byte CostOf(byte linkQuality) => linkQuality switch
    {
        >= 200 => 1,
        >= 150 => 2,
        >= 100 => 3,
        >= 60 => 5,
        _ => 7,
    };
}
