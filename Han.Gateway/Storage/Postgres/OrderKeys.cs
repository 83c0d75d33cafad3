using System.Runtime.InteropServices;

namespace Han.Gateway.Storage.Postgres;

/// <summary>Which rows of one order are stored: a bit a key. The targets of an order get their rows together, so a word of 64 bits is seldom for one row.</summary>
internal sealed class OrderKeys
{
    private const int WordBits = 6;

    private readonly Dictionary<uint, ulong> _words = [];

    /// <summary>How many words it takes.</summary>
    public int Words => _words.Count;

    /// <param name="key">A key of this order.</param>
    /// <returns>True when the key was not there.</returns>
    public bool Add(long key)
    {
        uint low = unchecked((uint)key);
        ref ulong word = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, low >> WordBits, out _);
        ulong bit = 1UL << (int)(low & ((1 << WordBits) - 1));
        bool isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }
}
