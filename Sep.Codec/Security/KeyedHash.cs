using System.Security.Cryptography;

namespace Sep.Codec.Security;

/// <summary>
/// HMAC over <see cref="AesMmo"/> with blocks of 16 octets (053474r17 B.1.4): the MAC of key establishment and the derivation of ZigBee's specialized
/// keys. One call, or pieces; a value is made for one key and one message, and changes as it goes: keep it in a variable or a field that is not
/// readonly. A copy is a branch of the message so far. The default value is under no key and answers no MAC.
/// </summary>
public struct KeyedHash
{
    /// <summary>Octets of a MAC.</summary>
    public const int MacSize = AesMmo.HashSize;

    private const int BlockSize = 16;
    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5C;

    private AesMmo _inner;
    private AesMmo _outer;
    private bool _isKeyed;

    /// <summary>Starts an empty message under a key of any length; one longer than 16 octets is hashed first.</summary>
    public KeyedHash(ReadOnlySpan<byte> key)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        block.Clear();
        if (key.Length > BlockSize)
        {
            AesMmo.Hash(key, block);
        }
        else
        {
            key.CopyTo(block);
        }

        Pad(block, InnerPad);
        _inner.Append(block);
        Pad(block, InnerPad ^ OuterPad);
        _outer.Append(block);
        CryptographicOperations.ZeroMemory(block);
        _isKeyed = true;
    }

    /// <summary>Computes the MAC of a whole message.</summary>
    /// <param name="key">A key of any length.</param>
    /// <param name="message">The message, which may be empty.</param>
    /// <param name="mac">At least 16 octets, of which the first 16 are written.</param>
    /// <exception cref="ArgumentException">The message is too long, or the MAC does not fit.</exception>
    public static void Compute(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> mac)
    {
        KeyedHash hash = new(key);
        hash.Append(message);
        hash.Finish(mac);
    }

    /// <summary>Adds a piece to the message.</summary>
    /// <exception cref="ArgumentException">The message grows over <see cref="AesMmo.MaxMessageLength"/> less one block.</exception>
    public void Append(ReadOnlySpan<byte> piece) => _inner.Append(piece);

    /// <summary>Writes the MAC of all pieces. The value is spent: a next message needs a new one.</summary>
    /// <param name="mac">At least 16 octets, of which the first 16 are written.</param>
    /// <exception cref="ArgumentException">The MAC does not fit.</exception>
    /// <exception cref="InvalidOperationException">The value is spent, or the default value.</exception>
    public void Finish(Span<byte> mac)
    {
        if (!_isKeyed)
        {
            throw new InvalidOperationException("A keyed hash answers once, under the key that it was made with.");
        }

        _isKeyed = false;
        Span<byte> inner = stackalloc byte[AesMmo.HashSize];
        _inner.Finish(inner);
        _outer.Append(inner);
        _outer.Finish(mac);
    }

    /// <summary>Whether <paramref name="mac"/> is the MAC of all pieces; takes the same time whatever differs. The value is spent.</summary>
    /// <exception cref="InvalidOperationException">The value was spent before, or is the default value.</exception>
    public bool Verify(ReadOnlySpan<byte> mac)
    {
        Span<byte> own = stackalloc byte[MacSize];
        Finish(own);
        return CryptographicOperations.FixedTimeEquals(own, mac);
    }

    private static void Pad(Span<byte> block, byte pad)
    {
        foreach (ref byte octet in block)
        {
            octet ^= pad;
        }
    }
}
