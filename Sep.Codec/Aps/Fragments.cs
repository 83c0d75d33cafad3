namespace Sep.Codec.Aps;

/// <summary>
/// How a payload that is too long for one frame travels: as blocks of one size, only the last one shorter, each a frame of its own that is
/// acknowledged
/// before the next one is sent (a window of 1, as in Smart Energy). Pure: retries and time are the caller's.
/// </summary>
public static class Fragments
{
    /// <summary>The most blocks of one transmission.</summary>
    public const int MaxCount = byte.MaxValue;

    /// <summary>A window of one block that came; the bits past the window are ones.</summary>
    private const byte AllHere = 0xFF;

    /// <summary>The number of blocks that a payload needs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An empty payload, a block of less than 1 octet, or more than 255 blocks.</exception>
    public static int Count(int payloadLength, int blockLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(payloadLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blockLength);
        int count = (int)(((long)payloadLength + blockLength - 1) / blockLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount, nameof(payloadLength));
        return count;
    }

    /// <summary>One block of a payload, in place.</summary>
    /// <param name="payload">The whole.</param>
    /// <param name="blockLength">Octets of every block but the last.</param>
    /// <param name="index">From 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such block.</exception>
    public static ReadOnlyMemory<byte> Block(ReadOnlyMemory<byte> payload, int blockLength, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count(payload.Length, blockLength));
        int start = index * blockLength;
        return payload.Slice(start, Math.Min(blockLength, payload.Length - start));
    }

    /// <summary>The header of one block, which asks for an acknowledgement as every fragment does.</summary>
    /// <param name="whole">The header that the payload would have in one frame.</param>
    /// <param name="index">From 0 on.</param>
    /// <param name="count">The number of blocks.</param>
    /// <exception cref="ArgumentException">Not a unicast data frame, or there is no such block.</exception>
    public static ApsHeader Header(in ApsHeader whole, int index, int count)
    {
        if (whole.FrameType != ApsFrameType.Data || whole.DeliveryMode != ApsDeliveryMode.Unicast)
        {
            throw new ArgumentException("Only unicast data is sent in blocks.", nameof(whole));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        return whole with
        {
            AckRequest = true,
            ExtendedHeader = index == 0
                ? new ApsExtendedHeader(ApsFragmentation.First, (byte)count)
                : new ApsExtendedHeader(ApsFragmentation.Part, (byte)index),
        };
    }

    /// <summary>What the acknowledgement of a block says: that this one came.</summary>
    public static ApsExtendedHeader Acknowledge(ApsExtendedHeader block) => block.Fragmentation switch
    {
        ApsFragmentation.None => block,
        ApsFragmentation.First => new ApsExtendedHeader(ApsFragmentation.First, 0, AllHere),
        _ => new ApsExtendedHeader(ApsFragmentation.Part, block.Block, AllHere),
    };

    /// <summary>True when an acknowledgement says that a block came.</summary>
    /// <param name="acknowledgement">The header of the acknowledgement.</param>
    /// <param name="index">The block's index from 0 on.</param>
    public static bool IsAcknowledged(in ApsHeader acknowledgement, int index) =>
        acknowledgement is { FrameType: ApsFrameType.Ack, ExtendedHeader: ApsExtendedHeader { Fragmentation: not ApsFragmentation.None } window }
        && index - window.Block is >= 0 and < 8 and int bit
        && (window.AckBitfield & (1 << bit)) != 0;
}
