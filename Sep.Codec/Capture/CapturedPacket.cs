using System.Buffers;

namespace Sep.Codec.Capture;

/// <summary>One packet of a capture.</summary>
/// <param name="InterfaceId">The interface, counted from 0 within its section; always 0 in a pcap file.</param>
/// <param name="LinkType">What the octets begin with.</param>
/// <param name="UnixNanoseconds">
/// When, in nanoseconds since 1970-01-01T00:00:00Z, held at the ends of its range; 0 where the capture does not say.
/// </param>
/// <param name="OriginalLength">Octets that the packet had before it was cut for the capture.</param>
/// <param name="Octets">The octets, within the input that was read: valid as long as that is.</param>
public readonly record struct CapturedPacket(
    int InterfaceId, LinkType LinkType, ulong UnixNanoseconds, uint OriginalLength, ReadOnlySequence<byte> Octets)
{
    /// <summary>The octets in one piece: as they lie in the input, or copied where it splits them.</summary>
    public ReadOnlyMemory<byte> ToMemory() => Octets.IsSingleSegment ? Octets.First : Octets.ToArray();
}
