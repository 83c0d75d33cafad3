namespace Sep.Codec.Security;

/// <summary>The keys that a link key stands for, 053474r17 4.5.3: HMAC under the link key of one octet that names the use.</summary>
public static class KeyDerivation
{
    private const byte KeyTransportInput = 0x00;
    private const byte KeyLoadInput = 0x02;

    /// <summary>The key that secures frames of this kind between two devices that share <paramref name="linkKey"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The network key, which no link key answers for, or no key identifier.</exception>
    public static AesKey Derive(in AesKey linkKey, KeyIdentifier key) => key switch
    {
        KeyIdentifier.Data => linkKey,
        KeyIdentifier.KeyTransport => Keyed(linkKey, KeyTransportInput),
        KeyIdentifier.KeyLoad => Keyed(linkKey, KeyLoadInput),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No such key derives from a link key."),
    };

    private static AesKey Keyed(in AesKey linkKey, byte input)
    {
        AesKey derived = default;
        KeyedHash.Compute(linkKey, [input], derived);
        return derived;
    }
}
