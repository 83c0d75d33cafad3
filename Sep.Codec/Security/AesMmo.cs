using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sep.Codec.Security;

/// <summary>
/// The hash of ZigBee, Matyas-Meyer-Oseas over AES-128 (053474r17 B.1.3, B.6): H(i) = AES(H(i-1), M(i)) xor M(i). One call, or pieces: a default
/// value is an empty message, <see cref="Append"/> adds to it, <see cref="Finish"/> answers the hash. A copy is a branch of the message so far; not
/// for several threads at once. It changes as it goes: keep it in a variable or a field that is not readonly.
/// </summary>
public struct AesMmo
{
    /// <summary>Octets of a hash.</summary>
    public const int HashSize = 16;

    /// <summary>Octets of the longest message: its length in bits has 32 bits.</summary>
    public const int MaxMessageLength = int.MaxValue / 4;

    private const int BlockSize = 16;
    private const int ShortMessageLength = 0x10000 / 8;

    private Vector128<byte> _hash;
    private Block _pending;
    private int _length;

    /// <summary>Hashes a whole message.</summary>
    /// <param name="message">0 to <see cref="MaxMessageLength"/> octets.</param>
    /// <param name="hash">At least 16 octets, of which the first 16 are written; may overlap the message.</param>
    /// <exception cref="ArgumentException">The message is too long, or the hash does not fit.</exception>
    public static void Hash(ReadOnlySpan<byte> message, Span<byte> hash)
    {
        AesMmo mmo = default;
        mmo.Append(message);
        mmo.Finish(hash);
    }

    /// <summary>Adds a piece to the message.</summary>
    /// <exception cref="ArgumentException">The message grows over <see cref="MaxMessageLength"/>; nothing was added.</exception>
    public void Append(ReadOnlySpan<byte> piece)
    {
        if (piece.Length > MaxMessageLength - _length)
        {
            throw new ArgumentException($"A message has at most {MaxMessageLength} octets.", nameof(piece));
        }

        int held = _length % BlockSize;
        _length += piece.Length;
        if (held > 0)
        {
            Span<byte> free = ((Span<byte>)_pending)[held..];
            if (piece.Length < free.Length)
            {
                piece.CopyTo(free);
                return;
            }

            piece[..free.Length].CopyTo(free);
            piece = piece[free.Length..];
            _hash = Step(_hash, Vector128.Create<byte>(_pending));
        }

        Vector128<byte> hash = _hash;
        while (piece.Length >= BlockSize)
        {
            hash = Step(hash, Vector128.Create(piece));
            piece = piece[BlockSize..];
        }

        _hash = hash;
        piece.CopyTo(_pending);
    }

    /// <summary>Writes the hash of all pieces and starts an empty message.</summary>
    /// <param name="hash">At least 16 octets, of which the first 16 are written.</param>
    /// <exception cref="ArgumentException">The hash does not fit.</exception>
    public void Finish(Span<byte> hash)
    {
        if (hash.Length < HashSize)
        {
            throw new ArgumentException($"A hash has {HashSize} octets; there is room for {hash.Length}.", nameof(hash));
        }

        // One bit, zeros, and at the very end the length: 16 bits, or for 2^16 bits and more 32 bits followed by 16 zeros.
        Span<byte> block = _pending;
        int held = _length % BlockSize;
        int lengthSize = _length < ShortMessageLength ? 2 : 6;
        block[held++] = 0x80;
        block[held..].Clear();
        if (held > BlockSize - lengthSize)
        {
            _hash = Step(_hash, Vector128.Create<byte>(_pending));
            block.Clear();
        }

        uint bits = (uint)_length * 8;
        if (lengthSize == 2)
        {
            BinaryPrimitives.WriteUInt16BigEndian(block[14..], (ushort)bits);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(block[10..], bits);
        }

        Step(_hash, Vector128.Create<byte>(_pending)).CopyTo(hash);
        this = default;
    }

    private static Vector128<byte> Step(Vector128<byte> hash, Vector128<byte> block) => AesCipher<NativeRound>.EncryptOnce(hash, block) ^ block;

    [InlineArray(BlockSize)]
    private struct Block
    {
        private byte _first;
    }
}
