using System.Buffers.Binary;
using Sep.Codec.Types;

namespace Sep.Codec.Clusters.Tunneling;

/// <summary>A list of protocols as it is on the wire: 3 octets each. Read in place by index, without an allocation. The default value is empty.</summary>
public readonly record struct TunnelProtocols
{
    /// <summary>The most protocols of a response, whose count is one octet.</summary>
    public const int MaxCount = byte.MaxValue;

    internal const int ProtocolSize = 3;

    internal TunnelProtocols(Octets raw) => Raw = raw;

    /// <summary>A list of these protocols, in memory of its own.</summary>
    /// <exception cref="ArgumentException">More than <see cref="MaxCount"/> protocols.</exception>
    public TunnelProtocols(params ReadOnlySpan<TunnelProtocol> protocols)
    {
        if (protocols.Length > MaxCount)
        {
            throw new ArgumentException($"{protocols.Length} protocols, and {MaxCount} are allowed.", nameof(protocols));
        }

        byte[] raw = new byte[protocols.Length * ProtocolSize];
        for (int i = 0; i < protocols.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(raw.AsSpan(i * ProtocolSize), protocols[i].ManufacturerCode);
            raw[(i * ProtocolSize) + sizeof(ushort)] = (byte)protocols[i].ProtocolId;
        }

        Raw = new Octets(raw);
    }

    /// <summary>The list as it is on the wire.</summary>
    public Octets Raw { get; }

    public int Count => Raw.Length / ProtocolSize;

    /// <exception cref="ArgumentOutOfRangeException">Not an index of this list.</exception>
    public TunnelProtocol this[int index]
    {
        get
        {
            ReadOnlySpan<byte> octets = Raw.Span.Slice(index * ProtocolSize, ProtocolSize);
            return new(BinaryPrimitives.ReadUInt16LittleEndian(octets), (TunnelProtocolId)octets[sizeof(ushort)]);
        }
    }
}
