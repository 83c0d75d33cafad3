using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DeviceEmulator.Air;

/// <summary>A frame under way, in a pooled slot.</summary>
internal struct AirFrame
{
    public ITransceiver Sender;
    public byte Channel;
    private byte _length;
    private Octets _octets;

    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Psdu => ((ReadOnlySpan<byte>)_octets)[.._length];

    public void Set(ITransceiver sender, byte channel, ReadOnlySpan<byte> psdu)
    {
        (Sender, Channel, _length) = (sender, channel, (byte)psdu.Length);
        psdu.CopyTo(_octets);
    }

    [InlineArray(VirtualAir.LongestFrame)]
    private struct Octets
    {
        private byte _first;
    }
}
