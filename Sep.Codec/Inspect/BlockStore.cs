using Sep.Codec.Aps;

namespace Sep.Codec.Inspect;

/// <summary>
/// The blocks of payloads that travel in several frames, until they are whole. There is no clock: a transmission is given up when so many frames came
/// since its last block, long before its sender has used the same counter again.
/// </summary>
internal sealed class BlockStore
{
    private const int IdleFrames = 200;
    private const int MaxNetworks = 8;
    private const int MaxTransmissions = 8;

    /// <summary>More than any block can have, times the most blocks.</summary>
    private const int MaxLength = Fragments.MaxCount * 128;

    private readonly Dictionary<ushort, FragmentReassembler> _networks = [];
    private long _frames;

    /// <summary>A frame came, of whatever kind.</summary>
    public void CountFrame() => _frames++;

    /// <summary>Takes a block, and answers the whole payload after the last one that was missing.</summary>
    /// <param name="panId">The network.</param>
    /// <param name="source">The sender's address in it.</param>
    /// <param name="header">The block's header.</param>
    /// <param name="block">The block, in plain.</param>
    /// <param name="payload">The whole payload, valid until the next block; empty unless the outcome is <see cref="FragmentOutcome.Whole"/>.</param>
    public FragmentOutcome Add(ushort panId, ushort source, in ApsHeader header, ReadOnlySpan<byte> block, out ReadOnlyMemory<byte> payload)
    {
        if (!_networks.TryGetValue(panId, out FragmentReassembler? network))
        {
            if (_networks.Count == MaxNetworks)
            {
                _networks.Clear();
            }

            network = new FragmentReassembler(MaxTransmissions, MaxLength);
            _networks.Add(panId, network);
        }

        network.DropIdle(_frames - IdleFrames);
        return network.Add(source, header, block, _frames, out payload);
    }
}
