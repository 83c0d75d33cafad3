using System.Numerics;
using Han.Gateway.Storage;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Requests;

/// <summary>
/// Which target of an order has an ordinal: a bit for each ordinal, and how many come before each 64 of them. At most four kilobytes an order, by its highest ordinal, where a search
/// through its targets goes through memory that nothing else needs.
/// </summary>
internal readonly struct OrdinalIndex
{
    private const int WordBits = 6;

    private readonly Word[] _words;

    /// <summary>Of ordinals that a log row has room for; of a target with another one nothing can be logged, and it is not found.</summary>
    /// <exception cref="InvalidDataException">The ordinals do not rise.</exception>
    public OrdinalIndex(TdspOrder order)
    {
        ReadOnlySpan<OrderTarget> targets = order.Targets.Span;
        uint last = targets.IsEmpty ? 0 : targets[^1].Ordinal;
        _words = new Word[(Math.Min(last, LogKey.Ordinals - 1) >> WordBits) + 1];
        long before = -1;
        for (int i = 0; i < targets.Length; i++)
        {
            uint ordinal = targets[i].Ordinal;
            if (ordinal <= before)
            {
                throw new InvalidDataException($"Order {order.OrderId}: target {i} has ordinal {ordinal} after {before}, where ordinals rise.");
            }

            before = ordinal;
            if (ordinal < LogKey.Ordinals)
            {
                _words[ordinal >> WordBits].Taken |= 1UL << (int)ordinal;
            }
        }

        for (int i = 1; i < _words.Length; i++)
        {
            _words[i].Before = _words[i - 1].Before + BitOperations.PopCount(_words[i - 1].Taken);
        }
    }

    /// <summary>Index of the target with that ordinal, or -1.</summary>
    public int this[uint ordinal]
    {
        get
        {
            if (ordinal >> WordBits >= (uint)_words.Length)
            {
                return -1;
            }

            ref readonly Word word = ref _words[ordinal >> WordBits];
            ulong bit = 1UL << (int)ordinal;
            return (word.Taken & bit) == 0 ? -1 : word.Before + BitOperations.PopCount(word.Taken & (bit - 1));
        }
    }

    private struct Word
    {
        /// <summary>Its ordinals that a target has.</summary>
        public ulong Taken;

        /// <summary>Targets with lower ordinals.</summary>
        public int Before;
    }
}
