using DeviceEmulator.Stack;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Node;

/// <summary>What a node is and how it behaves, apart from its address, its secrets and its faults. Of a coordinator the kind is ignored.</summary>
public sealed record NodeOptions
{
    private NodeOptions(NodeKind kind, int pollMilliseconds) => (Kind, PollMilliseconds) = (kind, pollMilliseconds);

    public static NodeOptions Router { get; } = new(NodeKind.Router, 0);

    public static NodeOptions EndDevice { get; } = new(NodeKind.EndDevice, 0);

    public NodeKind Kind { get; }

    /// <summary>How often a sleepy device asks its parent, milliseconds; 0 of every other one.</summary>
    public int PollMilliseconds { get; }

    /// <summary>What its device object answers about its endpoints.</summary>
    public IReadOnlyList<SimpleDescriptor> Endpoints { get; init; } = [];

    /// <summary>In its node descriptor.</summary>
    public ushort ManufacturerCode { get; init; }

    public RadioTiming Timing { get; init; } = RadioTiming.Standard;

    /// <summary>What it announces in key establishment, and takes: the messages leave when the announced time is over.</summary>
    public CbkeTiming KeyEstablishmentTiming { get; init; } = CbkeTiming.Default;

    /// <summary>Bit n: channel n (11 to 26) is scanned.</summary>
    public uint ScanChannels { get; init; } = AllChannels;

    /// <summary>Hears every key that the node draws, is given or establishes; null: nobody does.</summary>
    public IKeyObserver? Keys { get; init; }

    private const uint AllChannels = ((1u << (NetworkParameters.HighestChannel + 1)) - 1) & ~((1u << NetworkParameters.LowestChannel) - 1);

    /// <summary>A device that asks its parent for frames every so often, 50 ms to an hour.</summary>
    public static NodeOptions Sleepy(TimeSpan poll)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(poll, TimeSpan.FromMilliseconds(50));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(poll, TimeSpan.FromHours(1));
        return new(NodeKind.SleepyEndDevice, (int)poll.TotalMilliseconds);
    }
}
