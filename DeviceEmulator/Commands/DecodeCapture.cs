using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using Sep.Codec.Capture;
using Sep.Codec.Inspect;

namespace DeviceEmulator.Commands;

/// <summary>decode --pcap: every frame of a capture, in order, so that keys carried by earlier frames open later ones.</summary>
internal static class DecodeCapture
{
    private const int Crc16Length = 2;

    /// <exception cref="InvalidDataException">The file is no capture, or damaged; what was read before is written.</exception>
    public static async Task RunAsync(string path, FrameInspector inspector, DecodeOutput output, CancellationToken cancellationToken)
    {
        Stream stream = DecodeSource.Open(path);
        await using (stream.ConfigureAwait(false))
        {
            PipeReader pipe = PipeReader.Create(stream);
            CaptureReader reader = new();
            long number = 0;
            CaptureStatus status = CaptureStatus.NeedsMore;
            while (status == CaptureStatus.NeedsMore)
            {
                ReadResult piece = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
                ReadOnlySequence<byte> input = piece.Buffer;
                while ((status = reader.Read(ref input, piece.IsCompleted, out CapturedPacket packet)) == CaptureStatus.Packet)
                {
                    Write(++number, packet, inspector, output);
                }

                pipe.AdvanceTo(input.Start, piece.Buffer.End);
            }

            await pipe.CompleteAsync().ConfigureAwait(false);
            if (status == CaptureStatus.Failed)
            {
                output.Flush();
                throw new InvalidDataException($"--pcap: {path}: {reader.Error} after {number} packets.");
            }
        }
    }

    private static void Write(long number, in CapturedPacket packet, FrameInspector inspector, DecodeOutput output)
    {
        ReadOnlyMemory<byte> octets = packet.ToMemory();
        ulong time = packet.UnixNanoseconds;
        LinkType linkType = packet.LinkType;
        uint missing = packet.OriginalLength > octets.Length ? packet.OriginalLength - (uint)octets.Length : 0;
        InspectedFrame? frame = Inspect(linkType, octets, isCut: missing != 0, inspector);
        if (output.AsJson)
        {
            output.Write(json => WriteJson(json, number, time, missing, linkType, frame));
            return;
        }

        string cut = missing == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {missing} more not captured");
        string head = string.Create(CultureInfo.InvariantCulture, $"packet {number}, {Seconds(time)} s, {octets.Length} octets{cut}\n");
        output.Write(head + (frame?.ToString() ?? $"link type {linkType}: not IEEE 802.15.4\n") + "\n");
    }

    /// <summary>
    /// The frame with its check sequence where the capture has one of 16 bits; null when the packet is none of IEEE 802.15.4. What was cut for the
    /// capture has lost its check sequence first.
    /// </summary>
    private static InspectedFrame? Inspect(LinkType linkType, ReadOnlyMemory<byte> packet, bool isCut, FrameInspector inspector)
    {
        LinkType found = isCut && linkType == LinkType.Ieee802154WithFrameCheck ? LinkType.Ieee802154 : linkType;
        if (!RadioPacket.TryOpen(found, packet.Span, out ReadOnlySpan<byte> frame, out FrameCheckResult check, out _))
        {
            return null;
        }

        if (check != FrameCheckResult.Unknown)
        {
            // The check sequence ends the packet, and the frame, which may be empty, lies right before it.
            return inspector.Mac(packet[^(frame.Length + Crc16Length)..], isCut ? FrameCheck.Absent : FrameCheck.Present);
        }

        int start = packet.Span.Overlaps(frame, out int offset) ? offset : packet.Length;
        return inspector.Mac(packet.Slice(start, frame.Length), FrameCheck.Absent);
    }

    private static void WriteJson(
        Utf8JsonWriter json, long number, ulong time, uint missing, LinkType linkType, InspectedFrame? frame)
    {
        json.WriteStartObject();
        json.WriteNumber("packet", number);
        json.WriteString("time", Seconds(time));
        if (missing != 0)
        {
            json.WriteNumber("missing", missing);
        }

        json.WritePropertyName("frame");
        if (frame is null)
        {
            json.WriteNullValue();
            json.WriteString("error", $"link type {linkType}: not IEEE 802.15.4");
        }
        else
        {
            frame.WriteTo(json);
        }

        json.WriteEndObject();
    }

    /// <summary>Seconds since 1970 with nanoseconds.</summary>
    private static string Seconds(ulong nanoseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000_000}.{nanoseconds % 1_000_000_000:D9}");
}
