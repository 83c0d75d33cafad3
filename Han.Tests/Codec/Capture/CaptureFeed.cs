using System.Buffers;
using Sep.Codec.Capture;

namespace Han.Tests.Codec.Capture;

/// <summary>Reads a whole capture, given at once or in pieces.</summary>
internal static class CaptureFeed
{
    /// <summary>A packet with octets of its own.</summary>
    public sealed record Packet(int InterfaceId, LinkType LinkType, ulong UnixNanoseconds, uint OriginalLength, string Octets);

    /// <summary>All packets of a capture, and how it ended.</summary>
    public static (List<Packet> Packets, CaptureError Error) ReadAll(byte[] capture)
    {
        ReadOnlySequence<byte> input = new(capture);
        CaptureReader reader = new();
        List<Packet> packets = [];
        while (reader.Read(ref input, isLast: true, out CapturedPacket packet) == CaptureStatus.Packet)
        {
            packets.Add(Owned(packet));
        }

        return (packets, reader.Error);
    }

    /// <summary>The same, where every octet comes on its own and in memory of its own.</summary>
    public static (List<Packet> Packets, CaptureError Error) ReadByOctets(byte[] capture)
    {
        CaptureReader reader = new();
        List<Packet> packets = [];
        List<byte> held = [];
        foreach (byte octet in capture)
        {
            held.Add(octet);
            ReadOnlySequence<byte> input = Split(held);
            while (reader.Read(ref input, isLast: false, out CapturedPacket packet) == CaptureStatus.Packet)
            {
                packets.Add(Owned(packet));
            }

            held.RemoveRange(0, held.Count - (int)input.Length);
        }

        ReadOnlySequence<byte> rest = Split(held);
        CaptureStatus status = reader.Read(ref rest, isLast: true, out _);
        Assert.Equal(reader.Error == CaptureError.None ? CaptureStatus.End : CaptureStatus.Failed, status);
        return (packets, reader.Error);
    }

    private static ReadOnlySequence<byte> Split(List<byte> octets)
    {
        if (octets.Count == 0)
        {
            return default;
        }

        Segment first = new([octets[0]], null);
        Segment last = octets.Skip(1).Aggregate(first, (previous, octet) => new Segment([octet], previous));
        return new ReadOnlySequence<byte>(first, 0, last, 1);
    }

    private static Packet Owned(in CapturedPacket packet) => new(
        packet.InterfaceId, packet.LinkType, packet.UnixNanoseconds, packet.OriginalLength, Convert.ToHexString(packet.ToMemory().Span));

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] octets, Segment? previous)
        {
            Memory = octets;
            if (previous is not null)
            {
                RunningIndex = previous.RunningIndex + previous.Memory.Length;
                previous.Next = this;
            }
        }
    }
}
