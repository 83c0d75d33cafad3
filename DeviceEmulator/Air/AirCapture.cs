using System.Buffers;
using System.Security.Cryptography;
using DeviceEmulator.Time;
using Sep.Codec.Capture;
using Sep.Codec.Mac;
using Sep.Codec.Wire;

namespace DeviceEmulator.Air;

/// <summary>
/// Captures an air as pcapng, each frame with its frame check sequence and its market time. Each frame goes to the operating system before the next one
/// is taken, so a run that is killed leaves a readable file; a full disk ends the run by an <see cref="IOException"/>. Same frames, same octets: the hash
/// of two runs with one seed is the same. Keys never go into the capture, but into a file beside it, see <see cref="WiresharkKeys"/>.
/// </summary>
public sealed class AirCapture : IAirTap, IDisposable
{
    private const ulong NanosecondsInMillisecond = 1_000_000;
    private const string BadFrameCheck = "The frame check sequence is wrong.";

    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly PcapNgWriter _writer;
    private readonly bool _hasReception;

    /// <summary>Captures into a stream, which it owns; <see cref="Stream.Null"/> when only the hash is wanted.</summary>
    /// <param name="stream">Where the octets go.</param>
    /// <param name="linkType">
    /// <see cref="LinkType.Ieee802154Tap"/>, with channel and link quality, or <see cref="LinkType.Ieee802154WithFrameCheck"/> for tools that do not
    /// know it.
    /// </param>
    /// <exception cref="ArgumentException">Another link type.</exception>
    public AirCapture(Stream stream, LinkType linkType = LinkType.Ieee802154Tap)
    {
        if (linkType is not (LinkType.Ieee802154Tap or LinkType.Ieee802154WithFrameCheck))
        {
            throw new ArgumentException($"A capture with frame check sequences is of no link type {linkType}.", nameof(linkType));
        }

        _stream = stream;
        _hasReception = linkType == LinkType.Ieee802154Tap;
        _writer = new PcapNgWriter(_buffer, "DeviceEmulator");
        _writer.AddInterface(linkType, "air");
        Flush();
    }

    /// <summary>Frames captured.</summary>
    public long Frames { get; private set; }

    /// <summary>Captures into a new file, or over an old one.</summary>
    /// <exception cref="IOException">The file cannot be written; <see cref="UnauthorizedAccessException"/> likewise.</exception>
    public static AirCapture Create(string path, LinkType linkType = LinkType.Ieee802154Tap) =>
        new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0), linkType);

    public void OnTransmitted(MarketTime at, byte channel, ReadOnlySpan<byte> psdu, string comment) =>
        Add(at, psdu, new FrameReception(channel), comment);

    /// <summary>Adds a frame as somebody heard it; one that came through damaged gets a comment that says so.</summary>
    /// <param name="at">When.</param>
    /// <param name="psdu">The frame with its frame check sequence.</param>
    /// <param name="reception">How it was heard; only a TAP header can hold it.</param>
    /// <param name="comment">What there is to say of it.</param>
    public void Add(MarketTime at, ReadOnlySpan<byte> psdu, in FrameReception reception, string comment = "")
    {
        if (comment.Length == 0 && MacFrame.CheckFrame(psdu, out _) != FrameError.None)
        {
            comment = BadFrameCheck;
        }

        ulong nanoseconds = (ulong)at.Milliseconds * NanosecondsInMillisecond;
        _writer.WriteAsHeard(0, nanoseconds, psdu, _hasReception ? reception : default, comment);
        Flush();
        Frames++;
    }

    /// <summary>The SHA-256 of the capture so far, 64 hex digits.</summary>
    public string Hash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose()
    {
        _stream.Dispose();
        _hash.Dispose();
    }

    private void Flush()
    {
        _stream.Write(_buffer.WrittenSpan);
        _hash.AppendData(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
