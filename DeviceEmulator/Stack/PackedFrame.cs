using System.Runtime.CompilerServices;

namespace DeviceEmulator.Stack;

/// <summary>
/// A frame that waits in a pooled slot. Octets 0xFF at its end are counted, not kept: an unsigned status report, of which most traffic consists, ends in
/// 42 of them and then takes no more than the commands do. What is longer all the same costs an array.
/// </summary>
public struct PackedFrame
{
    private const int OwnOctets = 30;
    private const byte Filler = 0xFF;

    private byte _kept;
    private Own _own;
    private byte[]? _long;

    /// <summary>A copy of a frame of at most 255 octets.</summary>
    /// <exception cref="OverflowException">The frame is longer.</exception>
    public PackedFrame(ReadOnlySpan<byte> frame)
    {
        Length = checked((byte)frame.Length);
        ReadOnlySpan<byte> kept = frame.TrimEnd(Filler);
        _kept = (byte)kept.Length;
        if (kept.Length > OwnOctets)
        {
            _long = kept.ToArray();
        }
        else
        {
            kept.CopyTo(_own);
        }
    }

    /// <summary>Octets of the whole frame.</summary>
    public byte Length { get; }

    /// <summary>Writes the whole frame; returns its length in octets.</summary>
    public readonly int CopyTo(Span<byte> destination)
    {
        ReadOnlySpan<byte> kept = _long ?? ((ReadOnlySpan<byte>)_own)[.._kept];
        kept.CopyTo(destination);
        destination[kept.Length..Length].Fill(Filler);
        return Length;
    }

    [InlineArray(OwnOctets)]
    private struct Own
    {
        private byte _first;
    }
}
