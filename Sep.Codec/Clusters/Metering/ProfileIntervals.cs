using Sep.Codec.Types;

namespace Sep.Codec.Clusters.Metering;

/// <summary>
/// The intervals of a profile as they are on the wire: 3 octets each, the newest first. Read in place by index, without an allocation. The default
/// value is empty.
/// </summary>
public readonly record struct ProfileIntervals
{
    /// <summary>The most intervals of a response, whose count is one octet.</summary>
    public const int MaxCount = byte.MaxValue;

    internal const int IntervalSize = 3;

    private const uint Invalid = 0xFF_FFFF;

    internal ProfileIntervals(Octets raw) => Raw = raw;

    /// <summary>A list of these intervals, the newest first, in memory of its own; null for one that was not measured.</summary>
    /// <exception cref="ArgumentException">More than <see cref="MaxCount"/> intervals, or one above 0xFFFFFE.</exception>
    public ProfileIntervals(params ReadOnlySpan<uint?> intervals)
    {
        if (intervals.Length > MaxCount)
        {
            throw new ArgumentException($"{intervals.Length} intervals, and {MaxCount} are allowed.", nameof(intervals));
        }

        byte[] raw = new byte[intervals.Length * IntervalSize];
        for (int i = 0; i < intervals.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(intervals[i] ?? 0, Invalid, nameof(intervals));
            uint value = intervals[i] ?? Invalid;
            (raw[i * IntervalSize], raw[(i * IntervalSize) + 1], raw[(i * IntervalSize) + 2]) =
                unchecked(((byte)value, (byte)(value >> 8), (byte)(value >> 16)));
        }

        Raw = new Octets(raw);
    }

    /// <summary>The list as it is on the wire.</summary>
    public Octets Raw { get; }

    public int Count => Raw.Length / IntervalSize;

    /// <summary>What flowed in an interval, in the meter's units, 0 the newest; null when it was not measured (0xFFFFFF on the wire).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not an index of this list.</exception>
    public uint? this[int index]
    {
        get
        {
            ReadOnlySpan<byte> octets = Raw.Span.Slice(index * IntervalSize, IntervalSize);
            uint value = octets[0] | ((uint)octets[1] << 8) | ((uint)octets[2] << 16);
            return value == Invalid ? null : value;
        }
    }
}
