using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DeviceEmulator.Air;

/// <summary>A frame under way, in a pooled slot: to everybody, or, where the path holds it back, to one receiver.</summary>
internal struct AirFrame
{
    public Station Sender;

    /// <summary>Null: everybody on the channel.</summary>
    public Station? Receiver;
    public ulong Number;
    public byte Channel;
    public byte LinkQuality;
    private byte _length;
    private Octets _octets;

    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Psdu => ((ReadOnlySpan<byte>)_octets)[.._length];

    public void Set(Station sender, ulong number, byte channel, ReadOnlySpan<byte> psdu)
    {
        (Sender, Number, Channel, _length) = (sender, number, channel, (byte)psdu.Length);
        psdu.CopyTo(_octets);
    }

    [InlineArray(VirtualAir.LongestFrame)]
    private struct Octets
    {
        private byte _first;
    }
}
