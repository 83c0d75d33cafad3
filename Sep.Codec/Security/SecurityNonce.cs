using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Sep.Codec.Types;

namespace Sep.Codec.Security;

/// <summary>
/// The 13-octet nonce of CCM*, 053474r17 4.5.2.2: source EUI-64 and frame counter, both little-endian, and the security control octet with the real
/// level. Never to be used twice for encryption under one key: <see cref="OutgoingFrameCounter"/> sees to that.
/// </summary>
public readonly record struct SecurityNonce(Eui64 Source, uint FrameCounter, SecurityControl Control)
{
    /// <summary>Octets of a nonce.</summary>
    public const int Size = 13;

    private const int CounterOffset = 8;
    private const int ControlOffset = 12;

    /// <summary>The nonce of 13 octets as they stand.</summary>
    /// <exception cref="ArgumentException">Not 13 octets.</exception>
    public static SecurityNonce Of(ReadOnlySpan<byte> octets) => octets.Length != Size
        ? throw new ArgumentException($"A nonce has {Size} octets, not {octets.Length}.", nameof(octets))
        : new(
            new Eui64(BinaryPrimitives.ReadUInt64LittleEndian(octets)),
            BinaryPrimitives.ReadUInt32LittleEndian(octets[CounterOffset..]),
            new SecurityControl(octets[ControlOffset]));

    /// <summary>Writes the 13 octets.</summary>
    /// <exception cref="ArgumentException">They do not fit.</exception>
    public void CopyTo(Span<byte> destination)
    {
        if (destination.Length < Size)
        {
            throw new ArgumentException($"A nonce has {Size} octets; there is room for {destination.Length}.", nameof(destination));
        }

        BinaryPrimitives.WriteUInt64LittleEndian(destination, Source.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[CounterOffset..], FrameCounter);
        destination[ControlOffset] = Control.Value;
    }

    /// <summary>The nonce between one flags octet and a 16-bit number, big-endian: the form of the blocks B0 and Ai.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector128<byte> Block(byte flags, ushort number)
    {
        ulong low = flags | (Source.Value << 8);
        ulong high = (Source.Value >> 56) | ((ulong)FrameCounter << 8) | ((ulong)Control.Value << 40)
            | ((ulong)BinaryPrimitives.ReverseEndianness(number) << 48);
        return Vector128.Create(low, high).AsByte();
    }
}
