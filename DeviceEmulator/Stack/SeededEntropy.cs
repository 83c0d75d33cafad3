using System.Buffers.Binary;
using System.Security.Cryptography;
using Sep.Codec.Types;

namespace DeviceEmulator.Stack;

/// <summary>
/// Octets that follow from a seed and a node's address, so that a run with the same seed gives the same frames. Whoever knows the seed knows every key:
/// for emulated homes only, never for a real coordinator. SHA-256 in counter mode; belongs to one loop.
/// </summary>
public sealed class SeededEntropy(ulong seed, Eui64 node) : IEntropy
{
    private const int BlockSize = 32;
    private const int InputSize = 3 * sizeof(ulong);

    private ulong _count;

    public void Fill(Span<byte> octets)
    {
        Span<byte> input = stackalloc byte[InputSize];
        Span<byte> block = stackalloc byte[BlockSize];
        BinaryPrimitives.WriteUInt64LittleEndian(input, seed);
        BinaryPrimitives.WriteUInt64LittleEndian(input[sizeof(ulong)..], node.Value);
        while (!octets.IsEmpty)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(input[(2 * sizeof(ulong))..], _count++);
            SHA256.HashData(input, block);
            int length = Math.Min(octets.Length, BlockSize);
            block[..length].CopyTo(octets);
            octets = octets[length..];
        }
    }
}
