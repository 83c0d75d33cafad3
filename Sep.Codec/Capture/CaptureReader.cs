using System.Buffers;
using System.Buffers.Binary;

namespace Sep.Codec.Capture;

/// <summary>
/// Reads the packets of a capture, pcapng or pcap, of either byte order and any resolution of time, from input that arrives in pieces. Never
/// throws on input; a failure sticks. Copies nothing, and keeps nothing but the descriptions of up to <see cref="MaxInterfaces"/> interfaces. One
/// capture, of one owner, not for several threads.
/// </summary>
public sealed class CaptureReader
{
    /// <summary>Octets of the longest packet that is read, as in Wireshark.</summary>
    public const int MaxPacketLength = 262_144;

    /// <summary>Interfaces that one section may describe.</summary>
    public const int MaxInterfaces = 1024;

    private const int MagicSize = sizeof(uint);

    private ICaptureFormat? _format;

    /// <summary>Why reading failed.</summary>
    public CaptureError Error { get; private set; }

    /// <summary>Reads on to the next packet and takes all that was read off the input.</summary>
    /// <param name="input">
    /// What has arrived and was not taken yet; afterwards, what is left of it: never more than a packet of <see cref="MaxPacketLength"/> octets with
    /// 128 KiB around it, since other blocks are skipped as they arrive.
    /// </param>
    /// <param name="isLast">True when nothing follows this input. Then the answer is never <see cref="CaptureStatus.NeedsMore"/>.</param>
    /// <param name="packet">The packet.</param>
    public CaptureStatus Read(ref ReadOnlySequence<byte> input, bool isLast, out CapturedPacket packet)
    {
        packet = default;
        if (Error != CaptureError.None)
        {
            return CaptureStatus.Failed;
        }

        CaptureStatus status = Step(ref input, out packet);
        if (status != CaptureStatus.NeedsMore || !isLast)
        {
            return status;
        }

        return input.IsEmpty && _format is { IsBetweenRecords: true } ? CaptureStatus.End : Fail(CaptureError.Truncated);
    }

    private CaptureStatus Step(ref ReadOnlySequence<byte> input, out CapturedPacket packet)
    {
        packet = default;
        if (_format is null)
        {
            if (input.Length < MagicSize)
            {
                return CaptureStatus.NeedsMore;
            }

            Span<byte> magic = stackalloc byte[MagicSize];
            input.Slice(0, MagicSize).CopyTo(magic);
            _format = BinaryPrimitives.ReadUInt32LittleEndian(magic) == PcapNgBlock.SectionHeader ? new PcapNgFormat() : PcapFormat.Of(magic);
            if (_format is null)
            {
                return Fail(CaptureError.UnknownFormat);
            }
        }

        CaptureStatus status = _format.Read(ref input, out packet, out CaptureError error);
        return status == CaptureStatus.Failed ? Fail(error) : status;
    }

    private CaptureStatus Fail(CaptureError error)
    {
        Error = error;
        return CaptureStatus.Failed;
    }
}
