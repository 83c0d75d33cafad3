using System.Buffers.Binary;
using System.Security.Cryptography;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Sep.Codec.Security.Cbke;

/// <summary>
/// What key establishment makes of the secret Z (075356r15 annex C; ANSI X9.63 key derivation with AES-MMO): a key for the confirming MACs, and the
/// new link key. Secrets, both: <see cref="Clear"/> them.
/// </summary>
public struct CbkeKeys
{
    private const byte InitiatorMark = 0x02;
    private const byte ResponderMark = 0x03;
    private const int MessageSize = 1 + (2 * sizeof(ulong)) + (2 * EccPublicKey.Size);

    private AesKey _macKey;
    private AesKey _linkKey;

    /// <summary>Derives both keys: hash(Z || 00000001) and hash(Z || 00000002).</summary>
    public static CbkeKeys Derive(ReadOnlySpan<byte> secret)
    {
        Span<byte> hash = stackalloc byte[AesMmo.HashSize];
        CbkeKeys keys = default;
        Derive(secret, 1, hash);
        keys._macKey = new(hash);
        Derive(secret, 2, hash);
        keys._linkKey = new(hash);
        CryptographicOperations.ZeroMemory(hash);
        return keys;
    }

    /// <summary>The key under which both parties prove that they know it.</summary>
    public readonly AesKey MacKey => _macKey;

    /// <summary>The new link key (KeyData).</summary>
    public readonly AesKey LinkKey => _linkKey;

    /// <summary>The MAC by which the initiator proves the key: MACU.</summary>
    /// <param name="initiator">The address of U.</param>
    /// <param name="responder">The address of V.</param>
    /// <param name="initiatorPoint">QEU, 22 octets.</param>
    /// <param name="responderPoint">QEV, 22 octets.</param>
    /// <param name="mac">At least 16 octets, of which the first 16 are written.</param>
    /// <exception cref="ArgumentException">A point of another length, or the MAC does not fit.</exception>
    public readonly void InitiatorMac(
        Eui64 initiator, Eui64 responder, ReadOnlySpan<byte> initiatorPoint, ReadOnlySpan<byte> responderPoint, Span<byte> mac) =>
        Mac(InitiatorMark, initiator, responder, initiatorPoint, responderPoint, mac);

    /// <summary>The MAC by which the responder proves the key: MACV. Parameters as of <see cref="InitiatorMac"/>.</summary>
    /// <exception cref="ArgumentException">A point of another length, or the MAC does not fit.</exception>
    public readonly void ResponderMac(
        Eui64 initiator, Eui64 responder, ReadOnlySpan<byte> initiatorPoint, ReadOnlySpan<byte> responderPoint, Span<byte> mac) =>
        Mac(ResponderMark, responder, initiator, responderPoint, initiatorPoint, mac);

    /// <summary>Overwrites both keys.</summary>
    public void Clear()
    {
        _macKey.Clear();
        _linkKey.Clear();
    }

    /// <summary>Nothing of the keys.</summary>
    public override readonly string ToString() => "(derived keys)";

    private static void Derive(ReadOnlySpan<byte> secret, byte counter, Span<byte> hash)
    {
        AesMmo mmo = default;
        mmo.Append(secret);
        mmo.Append([0, 0, 0, counter]);
        mmo.Finish(hash);
    }

    private readonly void Mac(
        byte mark, Eui64 own, Eui64 partner, ReadOnlySpan<byte> ownPoint, ReadOnlySpan<byte> partnerPoint, Span<byte> mac)
    {
        if (ownPoint.Length != EccPublicKey.Size || partnerPoint.Length != EccPublicKey.Size)
        {
            throw new ArgumentException($"A point has {EccPublicKey.Size} octets.", nameof(ownPoint));
        }

        Span<byte> message = stackalloc byte[MessageSize];
        message[0] = mark;
        BinaryPrimitives.WriteUInt64BigEndian(message[1..], own.Value);
        BinaryPrimitives.WriteUInt64BigEndian(message[9..], partner.Value);
        ownPoint.CopyTo(message[17..]);
        partnerPoint.CopyTo(message[(17 + EccPublicKey.Size)..]);
        KeyedHash.Compute(_macKey, message, mac);
    }
}
