namespace Han.Benchmarks;

/// <summary>
/// Makes frames that nobody would send out of frames that somebody did: octets changed, lost, repeated, put in, two frames joined. Every draw follows
/// from seed and number, so that a frame that does harm is found again.
/// </summary>
internal sealed class FrameMutator(IReadOnlyList<byte[]> corpus, ulong seed)
{
    /// <summary>Octets of the longest frame that is made.</summary>
    public const int Longest = 160;

    private static readonly byte[] _boundaries = [0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF];

    private ulong _state;

    /// <summary>The frame of a number, and which frame of the corpus it began as.</summary>
    /// <param name="number">Any.</param>
    /// <param name="frame">Takes it; <see cref="Longest"/> octets.</param>
    /// <param name="origin">The index in the corpus.</param>
    /// <returns>Its length in octets.</returns>
    public int Make(long number, Span<byte> frame, out int origin)
    {
        _state = Mix(seed ^ (ulong)number);
        origin = Below(corpus.Count);
        int length = Copy(corpus[origin], frame);
        for (int changes = 1 + Below(4); changes > 0; changes--)
        {
            length = Change(frame, length);
        }

        return length;
    }

    private int Change(Span<byte> frame, int length)
    {
        int at = length == 0 ? 0 : Below(length);
        switch (Below(length == 0 ? 2 : 8))
        {
            case 0:
                return Insert(frame, length, at);
            case 1:
                byte[] other = corpus[Below(corpus.Count)];
                return at + Copy(other.AsSpan(Below(other.Length + 1)), frame[at..]);
            case 2:
                return at;
            case 3:
                frame[(at + 1)..length].CopyTo(frame[at..]);
                return length - 1;
            case 4:
                frame[at] ^= (byte)(1 << Below(8));
                return length;
            case 5:
                frame[at] = _boundaries[Below(_boundaries.Length)];
                return length;
            default:
                frame[at] = (byte)Below(256);
                return length;
        }
    }

    private int Insert(Span<byte> frame, int length, int at)
    {
        if (length == Longest)
        {
            return length;
        }

        frame[at..length].CopyTo(frame[(at + 1)..]);
        frame[at] = (byte)Below(256);
        return length + 1;
    }

    private static int Copy(ReadOnlySpan<byte> octets, Span<byte> frame)
    {
        int length = Math.Min(octets.Length, frame.Length);
        octets[..length].CopyTo(frame);
        return length;
    }

    private int Below(int limit)
    {
        _state = unchecked(_state + 0x9E37_79B9_7F4A_7C15);
        return (int)(((Mix(_state) >> 32) * (uint)limit) >> 32);
    }

    /// <summary>The finaliser of SplitMix64.</summary>
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return z ^ (z >> 31);
        }
    }
}
