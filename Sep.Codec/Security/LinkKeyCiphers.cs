namespace Sep.Codec.Security;

/// <summary>
/// One link key, ready for use: the ciphers of the key itself and of the two keys derived from it, made once. Until it is cleared it does not change and is safe for
/// any thread.
/// </summary>
public sealed class LinkKeyCiphers
{
    private readonly Aes128 _data;
    private readonly Aes128 _keyTransport;
    private readonly Aes128 _keyLoad;

    public LinkKeyCiphers(in AesKey linkKey)
    {
        _data = new Aes128(linkKey);
        _keyTransport = new Aes128(KeyDerivation.Derive(linkKey, KeyIdentifier.KeyTransport));
        _keyLoad = new Aes128(KeyDerivation.Derive(linkKey, KeyIdentifier.KeyLoad));
    }

    /// <summary>Overwrites all three: nothing may be secured with them afterwards.</summary>
    public void Clear()
    {
        _data.Clear();
        _keyTransport.Clear();
        _keyLoad.Clear();
    }

    /// <summary>The cipher for frames secured with this kind of key.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The network key, which no link key answers for, or no key identifier.</exception>
    public Aes128 For(KeyIdentifier key) => key switch
    {
        KeyIdentifier.Data => _data,
        KeyIdentifier.KeyTransport => _keyTransport,
        KeyIdentifier.KeyLoad => _keyLoad,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A link key has no such cipher."),
    };
}
