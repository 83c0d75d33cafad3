namespace Sep.Codec.Aps;

/// <summary>The blocks of one transmission, in the order in which they came, until they are all there.</summary>
internal sealed class FragmentBuffer(int maxLength)
{
    private readonly byte[] _octets = new byte[maxLength];
    private readonly (int Offset, int Length)[] _blocks = new (int, int)[Fragments.MaxCount];
    private ApsHeader _header;
    private ushort _source;
    private int _length;
    private int _kept;
    private int _count;
    private int _highest;

    public bool IsTaken { get; private set; }

    public bool IsWhole => IsTaken && _count != 0 && _kept == _count;

    public long LastTime { get; private set; }

    public ReadOnlyMemory<byte> Payload => _octets.AsMemory(0, _length);

    /// <summary>Blocks under a link key and blocks without one are never of one transmission, whatever their counters say.</summary>
    public bool Is(ushort source, in ApsHeader header) =>
        IsTaken && _source == source && _header.Counter == header.Counter && _header.Security == header.Security;

    public void Claim(ushort source, in ApsHeader header)
    {
        Array.Clear(_blocks);
        _header = header;
        _source = source;
        (_length, _kept, _count, _highest) = (0, 0, 0, 0);
        IsTaken = true;
    }

    public void Release() => IsTaken = false;

    public FragmentOutcome Add(in ApsHeader header, ApsExtendedHeader extended, ReadOnlySpan<byte> block, long time)
    {
        bool isFirst = extended.Fragmentation == ApsFragmentation.First;
        int index = isFirst ? 0 : extended.Block;
        if (block.IsEmpty || !GoesWith(header) || !IsPossible(isFirst, index, extended.Block))
        {
            return FragmentOutcome.Inconsistent;
        }

        LastTime = time;
        if (IsWhole || _blocks[index].Length != 0)
        {
            return FragmentOutcome.Duplicate;
        }

        if (block.Length > _octets.Length - _length)
        {
            return FragmentOutcome.TooLong;
        }

        Keep(index, isFirst ? extended.Block : _count, block);
        if (!IsWhole)
        {
            return FragmentOutcome.Kept;
        }

        if (!AreAlike())
        {
            return FragmentOutcome.Inconsistent;
        }

        Order();
        return FragmentOutcome.Whole;
    }

    private void Keep(int index, int count, ReadOnlySpan<byte> block)
    {
        block.CopyTo(_octets.AsSpan(_length));
        _blocks[index] = (_length, block.Length);
        _length += block.Length;
        _highest = Math.Max(_highest, index);
        _count = count;
        _kept++;
    }

    private bool GoesWith(in ApsHeader header) =>
        header.Cluster == _header.Cluster && header.Profile == _header.Profile
        && header.SourceEndpoint == _header.SourceEndpoint && header.DestinationEndpoint == _header.DestinationEndpoint;

    /// <summary>
    /// A first block says how many there are, not less than came already and not another number than before; a later one is one of these.
    /// </summary>
    private bool IsPossible(bool isFirst, int index, int number) => isFirst
        ? number > _highest && (_count == 0 || _count == number)
        : index != 0 && (_count == 0 || index < _count);

    /// <summary>All blocks have one length, but the last may be shorter.</summary>
    private bool AreAlike()
    {
        for (int i = 1; i < _count; i++)
        {
            if (_blocks[i].Length != _blocks[0].Length && (i != _count - 1 || _blocks[i].Length > _blocks[0].Length))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Nothing to do when the blocks came in their order, as they do with a window of 1.</summary>
    private void Order()
    {
        bool inOrder = true;
        for (int i = 1; i < _count; i++)
        {
            inOrder &= _blocks[i].Offset > _blocks[i - 1].Offset;
        }

        if (inOrder)
        {
            return;
        }

        byte[] ordered = new byte[_length];
        int written = 0;
        foreach ((int offset, int length) in _blocks.AsSpan(0, _count))
        {
            _octets.AsSpan(offset, length).CopyTo(ordered.AsSpan(written));
            written += length;
        }

        ordered.CopyTo(_octets, 0);
    }
}
