using System.Globalization;

namespace Sep.Codec.Security;

/// <summary>
/// The security control octet of an auxiliary header, 053474r17 4.5.1.1: level in bits 0-2, key in bits 3-4, extended nonce (the header carries the
/// source's EUI-64) in bit 5. On the air the level reads 0; nonce and integrity code are made with the real one.
/// </summary>
public readonly record struct SecurityControl(byte Value)
{
    private const int LevelMask = 0x07;
    private const int KeyShift = 3;
    private const int KeyMask = 0x03;
    private const int ExtendedNonceBit = 0x20;

    /// <summary>The octet of these parts, reserved bits zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A level or key that has no code.</exception>
    public SecurityControl(SecurityLevel level, KeyIdentifier key, bool extendedNonce)
        : this((byte)(Checked(level) | (Checked(key) << KeyShift) | (extendedNonce ? ExtendedNonceBit : 0)))
    {
    }

    public SecurityLevel Level => (SecurityLevel)(Value & LevelMask);

    public KeyIdentifier Key => (KeyIdentifier)((Value >> KeyShift) & KeyMask);

    public bool ExtendedNonce => (Value & ExtendedNonceBit) != 0;

    /// <summary>Octets of the message integrity code at this level: 0, 4, 8 or 16.</summary>
    public int MicLength => (Value & 3) == 0 ? 0 : 2 << (Value & 3);

    public bool IsEncrypted => (Value & (int)SecurityLevel.Encrypted) != 0;

    /// <summary>
    /// The same with another level, the other bits kept: the real level for nonce and header, <see cref="SecurityLevel.None"/> for the air.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A level that has no code.</exception>
    public SecurityControl With(SecurityLevel level) => new((byte)((Value & ~LevelMask) | Checked(level)));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"0x{Value:X2} ({Level}, {Key} key{(ExtendedNonce ? ", extended nonce" : "")})");

    private static int Checked(SecurityLevel level) =>
        level <= SecurityLevel.EncryptedMic128 ? (int)level : throw new ArgumentOutOfRangeException(nameof(level), level, "Levels are 0 to 7.");

    private static int Checked(KeyIdentifier key) =>
        key <= KeyIdentifier.KeyLoad ? (int)key : throw new ArgumentOutOfRangeException(nameof(key), key, "Keys are 0 to 3.");
}
