using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>AF_DATA_REQUEST_EXT: sends an ASDU to any kind of address.</summary>
/// <param name="Mode">What the address is.</param>
/// <param name="Destination">EUI-64, or a network or group address in its low octets.</param>
/// <param name="DestinationEndpoint">Where to.</param>
/// <param name="DestinationPan">0 within the own network.</param>
/// <param name="SourceEndpoint">A registered one, or 0 for the device object.</param>
/// <param name="Cluster">Which.</param>
/// <param name="Transaction">What the confirm will repeat.</param>
/// <param name="Options">How.</param>
/// <param name="Radius">Hops at most.</param>
/// <param name="Data">The ASDU.</param>
public readonly record struct AfDataRequestExt(ZnpAddressMode Mode, Eui64 Destination, byte DestinationEndpoint, ushort DestinationPan, byte SourceEndpoint, ClusterId Cluster, byte Transaction, AfOptions Options, byte Radius, Octets Data)
    : IZnpRequest<AfDataRequestExt, ZnpStatusAnswer>
{
    private const int FixedSize = 20;

    public static ZnpCommandId Id => ZnpCommandId.AfDataRequestExt;

    public static AfDataRequestExt Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.Named8<ZnpAddressMode>(nameof(Mode)),
            f.Eui64(nameof(Destination)),
            f.U8(nameof(DestinationEndpoint)),
            f.U16(nameof(DestinationPan)),
            f.U8(nameof(SourceEndpoint)),
            f.Named16<ClusterId>(nameof(Cluster)),
            f.U8(nameof(Transaction)),
            f.Named8<AfOptions>(nameof(Options)),
            f.U8(nameof(Radius)),
            r.Octets(nameof(Data), f.U16("DataLength")));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Mode);
        f.Eui64(Destination);
        f.U8(DestinationEndpoint);
        f.U16(DestinationPan);
        f.U8(SourceEndpoint);
        f.Named16(Cluster);
        f.U8(Transaction);
        f.Named8(Options);
        f.U8(Radius);
        f.U16(checked((ushort)Data.Length));
        w.Raw(Data.Span);
    }
}
