using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Sep.Codec.Security;

/// <summary>
/// The AES-128 block cipher of one key, its key schedule expanded once: make one for each key and keep it. Until it is cleared it does not change and is
/// safe for any thread. A frame is not encrypted by this but by <see cref="CcmStar"/>.
/// </summary>
public sealed class Aes128
{
    /// <summary>Octets of a block.</summary>
    public const int BlockSize = 16;

    private AesRoundKeys _keys;

    /// <summary>The cipher under <paramref name="key"/>.</summary>
    public Aes128(in AesKey key) => AesCipher<NativeRound>.Expand(key.Vector, out _keys);

    internal ref readonly AesRoundKeys Keys => ref _keys;

    /// <summary>Overwrites the key schedule, of which the key itself is a part: nothing may be encrypted with it afterwards.</summary>
    public void Clear() => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(new Span<AesRoundKeys>(ref _keys)));

    /// <summary>Encrypts whole blocks, each on its own. Source and destination may be the same memory, but must not overlap otherwise.</summary>
    /// <param name="source">A multiple of 16 octets, none included.</param>
    /// <param name="destination">At least as long as the source; octets past that length are left alone.</param>
    /// <exception cref="ArgumentException">Not whole blocks, the destination too short, or a shifted overlap.</exception>
    public void Encrypt(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (source.Length % BlockSize != 0 || destination.Length < source.Length)
        {
            throw new ArgumentException($"{source.Length} octets are not whole blocks, or do not fit into {destination.Length}.", nameof(source));
        }

        if (source.Overlaps(destination, out int offset) && offset != 0)
        {
            throw new ArgumentException("Source and destination overlap.", nameof(destination));
        }

        ReadOnlySpan<Vector128<byte>> blocks = MemoryMarshal.Cast<byte, Vector128<byte>>(source);
        Span<Vector128<byte>> results = MemoryMarshal.Cast<byte, Vector128<byte>>(destination)[..blocks.Length];
        int done = 0;
        for (; done <= blocks.Length - 4; done += 4)
        {
            Vector128<byte> a = blocks[done];
            Vector128<byte> b = blocks[done + 1];
            Vector128<byte> c = blocks[done + 2];
            Vector128<byte> d = blocks[done + 3];
            AesCipher<NativeRound>.EncryptFour(_keys, ref a, ref b, ref c, ref d);
            results[done] = a;
            results[done + 1] = b;
            results[done + 2] = c;
            results[done + 3] = d;
        }

        for (; done < blocks.Length; done++)
        {
            results[done] = AesCipher<NativeRound>.Encrypt(_keys, blocks[done]);
        }
    }
}
