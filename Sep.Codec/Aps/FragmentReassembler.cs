namespace Sep.Codec.Aps;

/// <summary>
/// Puts blocks together again, in whatever order they come and however often. Its memory is fixed when it is made. It has no clock: the caller gives
/// the time of each block, in a unit of its own, and drops what has been idle for too long. Of one owner, not for several threads.
/// </summary>
public sealed class FragmentReassembler
{
    /// <summary>The most octets that a Smart Energy device must take in one transmission.</summary>
    public const int DefaultMaxLength = 128;

    private readonly FragmentBuffer[] _buffers;

    /// <param name="maxTransmissions">How many payloads may be under way at once.</param>
    /// <param name="maxLength">The most octets of one payload.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 of either.</exception>
    public FragmentReassembler(int maxTransmissions, int maxLength = DefaultMaxLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxTransmissions);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLength);
        _buffers = new FragmentBuffer[maxTransmissions];
        for (int i = 0; i < _buffers.Length; i++)
        {
            _buffers[i] = new FragmentBuffer(maxLength);
        }
    }

    /// <summary>Takes a block.</summary>
    /// <param name="source">The sender's network address.</param>
    /// <param name="header">The block's header.</param>
    /// <param name="block">The block, in plain.</param>
    /// <param name="time">Now, for <see cref="DropIdle"/>.</param>
    /// <param name="payload">The payload when it is whole, valid until the next call on this object; empty otherwise.</param>
    public FragmentOutcome Add(ushort source, in ApsHeader header, ReadOnlySpan<byte> block, long time, out ReadOnlyMemory<byte> payload)
    {
        payload = default;
        if (header.FrameType != ApsFrameType.Data || header.ExtendedHeader is not ApsExtendedHeader { Fragmentation: not ApsFragmentation.None } extended)
        {
            return FragmentOutcome.Inconsistent;
        }

        FragmentBuffer? buffer = Find(source, header) ?? Claim(source, header);
        if (buffer is null)
        {
            return FragmentOutcome.NoRoom;
        }

        FragmentOutcome outcome = buffer.Add(header, extended, block, time);
        if (outcome == FragmentOutcome.Whole)
        {
            payload = buffer.Payload;
        }
        else if (outcome is FragmentOutcome.Inconsistent or FragmentOutcome.TooLong)
        {
            buffer.Release();
        }

        return outcome;
    }

    /// <summary>
    /// Forgets every transmission whose last block came before <paramref name="time"/>, whole ones too, and answers how many were not whole.
    /// </summary>
    public int DropIdle(long time)
    {
        int dropped = 0;
        foreach (FragmentBuffer buffer in _buffers)
        {
            if (buffer.IsTaken && buffer.LastTime < time)
            {
                dropped += buffer.IsWhole ? 0 : 1;
                buffer.Release();
            }
        }

        return dropped;
    }

    private FragmentBuffer? Find(ushort source, in ApsHeader header)
    {
        foreach (FragmentBuffer buffer in _buffers)
        {
            if (buffer.Is(source, header))
            {
                return buffer;
            }
        }

        return null;
    }

    /// <summary>
    /// A free buffer; if there is none, the oldest of those whose payload was handed out, which only serve to know repeated blocks.
    /// </summary>
    private FragmentBuffer? Claim(ushort source, in ApsHeader header)
    {
        FragmentBuffer? best = null;
        foreach (FragmentBuffer buffer in _buffers)
        {
            if (!buffer.IsTaken)
            {
                best = buffer;
                break;
            }

            if (buffer.IsWhole && (best is null || buffer.LastTime < best.LastTime))
            {
                best = buffer;
            }
        }

        best?.Claim(source, header);
        return best;
    }
}
