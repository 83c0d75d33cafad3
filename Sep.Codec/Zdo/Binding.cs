using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>
/// An entry of a binding table: from an endpoint's cluster to another device's endpoint, or to a group. Make one with <see cref="ToDevice"/> or
/// <see cref="ToGroup"/>.
/// </summary>
public readonly record struct Binding : IWireValue<Binding>
{
    private const int FixedSize = 12;
    private const byte GroupMode = 0x01;
    private const byte ExtendedMode = 0x03;

    /// <summary>The device that has the entry.</summary>
    public Eui64 Source { get; private init; }

    public byte SourceEndpoint { get; private init; }

    public ushort Cluster { get; private init; }

    /// <summary>The group; null when the destination is a device.</summary>
    public ushort? Group { get; private init; }

    /// <summary>The device; none when the destination is a group.</summary>
    public Eui64 Destination { get; private init; }

    /// <summary>Its endpoint; 0 when the destination is a group.</summary>
    public byte DestinationEndpoint { get; private init; }

    public static Binding ToDevice(Eui64 source, byte sourceEndpoint, ushort cluster, Eui64 destination, byte destinationEndpoint) => new()
    {
        Source = source,
        SourceEndpoint = sourceEndpoint,
        Cluster = cluster,
        Destination = destination,
        DestinationEndpoint = destinationEndpoint,
    };

    public static Binding ToGroup(Eui64 source, byte sourceEndpoint, ushort cluster, ushort group) =>
        new() { Source = source, SourceEndpoint = sourceEndpoint, Cluster = cluster, Group = group };

    /// <summary>Reads the entry; a reserved kind of destination makes it malformed.</summary>
    public static Binding Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        Binding entry = new() { Source = f.Eui64(nameof(Source)), SourceEndpoint = f.U8(nameof(SourceEndpoint)), Cluster = f.U16(nameof(Cluster)) };
        switch (f.U8("DestinationAddressMode"))
        {
            case GroupMode:
                return entry with { Group = r.U16(nameof(Group)) };
            case ExtendedMode:
                return entry with { Destination = r.Eui64(nameof(Destination)), DestinationEndpoint = r.U8(nameof(DestinationEndpoint)) };
            default:
                r.Fail();
                return default;
        }
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Eui64(Source);
        f.U8(SourceEndpoint);
        f.U16(Cluster);
        f.U8(Group is null ? ExtendedMode : GroupMode);
        if (Group is ushort group)
        {
            w.U16(group);
            return;
        }

        w.Eui64(Destination);
        w.U8(DestinationEndpoint);
    }
}
