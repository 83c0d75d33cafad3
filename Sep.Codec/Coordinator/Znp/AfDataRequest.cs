using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>AF_DATA_REQUEST: sends an ASDU to a network address.</summary>
/// <param name="Destination">Network address.</param>
/// <param name="DestinationEndpoint">Where to.</param>
/// <param name="SourceEndpoint">A registered one: its profile is the frame's.</param>
/// <param name="Cluster">Which.</param>
/// <param name="Transaction">What the confirm will repeat.</param>
/// <param name="Options">How.</param>
/// <param name="Radius">Hops at most.</param>
/// <param name="Data">The ASDU.</param>
public readonly record struct AfDataRequest(ushort Destination, byte DestinationEndpoint, byte SourceEndpoint, ClusterId Cluster, byte Transaction, AfOptions Options, byte Radius, Octets Data)
    : IZnpRequest<AfDataRequest, ZnpStatusAnswer>
{
    private const int FixedSize = 10;

    public static ZnpCommandId Id => ZnpCommandId.AfDataRequest;

    public static AfDataRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U16(nameof(Destination)),
            f.U8(nameof(DestinationEndpoint)),
            f.U8(nameof(SourceEndpoint)),
            f.Named16<ClusterId>(nameof(Cluster)),
            f.U8(nameof(Transaction)),
            f.Named8<AfOptions>(nameof(Options)),
            f.U8(nameof(Radius)),
            r.Octets(nameof(Data), f.U8("DataLength")));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Destination);
        f.U8(DestinationEndpoint);
        f.U8(SourceEndpoint);
        f.Named16(Cluster);
        f.U8(Transaction);
        f.Named8(Options);
        f.U8(Radius);
        f.U8(checked((byte)Data.Length));
        w.Raw(Data.Span);
    }
}
