using System.Buffers.Binary;
using Sep.Codec.Security;

namespace Sep.Codec.Coordinator.Spinel;

/// <summary>
/// Takes frames out of a stream that arrives in pieces. Never throws on input: noise, frames whose check is wrong and those that are too long are skipped
/// to the next flag and counted. One stream, of one owner.
/// </summary>
public sealed class HdlcLiteReader
{
    /// <summary>Octets of the longest frame that is taken, as in OpenThread.</summary>
    public const int MaxFrameLength = 1300;

    private readonly byte[] _buffer = new byte[MaxFrameLength + HdlcLite.CheckSize];
    private int _length;
    private bool _escaped;

    /// <summary>True until the next flag: what arrives is the rest of something unusable.</summary>
    private bool _skipping = true;

    /// <summary>Frames that were dropped because their check was wrong, or because they were too short, too long or cut off.</summary>
    public long Damaged { get; private set; }

    /// <summary>Reads on to the end of the next sound frame and takes what was read off the input.</summary>
    /// <param name="input">What has arrived; afterwards, what is left of it.</param>
    /// <param name="frame">The frame without its check; valid until the next call.</param>
    /// <returns>False when the input is used up before.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> input, out ReadOnlySpan<byte> frame)
    {
        while (!input.IsEmpty)
        {
            byte octet = input[0];
            input = input[1..];
            if (octet == HdlcLite.Flag)
            {
                if (TryEnd(out frame))
                {
                    return true;
                }
            }
            else if (!_skipping)
            {
                Take(octet);
            }
        }

        frame = default;
        return false;
    }

    private void Take(byte octet)
    {
        if (octet == HdlcLite.Escape && !_escaped)
        {
            _escaped = true;
            return;
        }

        if (_length == _buffer.Length)
        {
            Damaged++;
            _skipping = true;
            return;
        }

        _buffer[_length++] = _escaped ? (byte)(octet ^ HdlcLite.EscapeBit) : octet;
        _escaped = false;
    }

    /// <summary>A flag ends what came before it, and begins what comes after it.</summary>
    private bool TryEnd(out ReadOnlySpan<byte> frame)
    {
        ReadOnlySpan<byte> octets = _skipping ? [] : _buffer.AsSpan(0, _length);
        bool isCutOff = _escaped;
        (_length, _escaped, _skipping) = (0, false, false);
        frame = default;
        if (octets.IsEmpty && !isCutOff)
        {
            return false;
        }

        if (isCutOff || octets.Length <= HdlcLite.CheckSize
            || BinaryPrimitives.ReadUInt16LittleEndian(octets[^HdlcLite.CheckSize..]) != Crc16.X25(octets[..^HdlcLite.CheckSize]))
        {
            Damaged++;
            return false;
        }

        frame = octets[..^HdlcLite.CheckSize];
        return true;
    }
}
