using System.Globalization;
using System.Text;
using Sep.Codec.Security;

namespace Sep.Codec.Inspect;

/// <summary>
/// The keys to try on secured frames, each as whatever the frame asks for: network key, link key, or the keys derived from a link key. Of one owner, not
/// for several threads. Printing shows fingerprints only.
/// </summary>
public sealed class KeyRing
{
    /// <summary>The most keys that are learnt from Transport Key commands; later ones take the place of the oldest.</summary>
    public const int MaxLearnt = 64;

    private readonly List<Entry> _keys = [];
    private int _given;

    /// <summary>How many keys there are.</summary>
    public int Count => _keys.Count;

    /// <summary>Adds a key that the user gave. One that is there already is not added again.</summary>
    public void Add(in AesKey key)
    {
        if (!Contains(key))
        {
            _keys.Insert(_given++, new Entry(key));
        }
    }

    /// <summary>Reads a key: 32 hex digits, with optional ':' between octets, or 16 characters of ASCII such as ZigBeeAlliance09.</summary>
    public static bool TryParse(string text, out AesKey key)
    {
        string digits = text.Replace(":", "", StringComparison.Ordinal);
        byte[] octets = new byte[AesKey.Size];
        bool isHex = digits.Length == 2 * AesKey.Size && digits.All(char.IsAsciiHexDigit);
        bool isText = text.Length == AesKey.Size && text.All(c => c is >= ' ' and <= '~');
        if (isHex)
        {
            for (int i = 0; i < octets.Length; i++)
            {
                octets[i] = byte.Parse(digits.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            }
        }
        else if (isText)
        {
            Encoding.ASCII.GetBytes(text, octets);
        }

        key = isHex || isText ? new AesKey(octets) : default;
        return isHex || isText;
    }

    internal IReadOnlyList<Entry> Keys => _keys;

    /// <summary>Adds a key that a frame carried.</summary>
    internal void Learn(in AesKey key)
    {
        if (key.IsNone || Contains(key))
        {
            return;
        }

        if (_keys.Count - _given == MaxLearnt)
        {
            _keys.RemoveAt(_given);
        }

        _keys.Add(new Entry(key));
    }

    private bool Contains(AesKey key) => _keys.Exists(entry => entry.Key == key);

    /// <summary>One key with its ciphers, made once.</summary>
    internal sealed class Entry(in AesKey key)
    {
        private readonly Aes128 _network = new(key);
        private readonly LinkKeyCiphers _link = new(key);

        public AesKey Key { get; } = key;

        public Aes128 For(KeyIdentifier identifier) => identifier == KeyIdentifier.Network ? _network : _link.For(identifier);
    }
}
