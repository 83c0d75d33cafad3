using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Mgmt_Lqi_rsp: some of the neighbours of a router, read in place.</summary>
public readonly record struct MgmtLqiResponse : ILayerCommand<MgmtLqiResponse, ZdoClusterId>
{
    private const int FixedSize = 3;

    private readonly Octets _neighbors;

    private MgmtLqiResponse(ZdoStatus status, byte tableEntries, byte startIndex, Octets neighbors)
    {
        Status = status;
        TableEntries = tableEntries;
        StartIndex = startIndex;
        _neighbors = neighbors;
    }

    /// <summary>A refusal.</summary>
    /// <exception cref="ArgumentException">Success, which has a list.</exception>
    public MgmtLqiResponse(ZdoStatus status)
        : this(status, 0, 0, default)
    {
        if (status == ZdoStatus.Success)
        {
            throw new ArgumentException("Success goes with a list.", nameof(status));
        }
    }

    /// <param name="tableEntries">How many neighbours there are in all.</param>
    /// <param name="startIndex">Where in all of them these begin.</param>
    /// <param name="neighbors">These; at most 255.</param>
    /// <exception cref="ArgumentException">More than 255, or a value of one of them out of range.</exception>
    public MgmtLqiResponse(byte tableEntries, byte startIndex, params ReadOnlySpan<Neighbor> neighbors)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(neighbors.Length, byte.MaxValue, nameof(neighbors));
        TableEntries = tableEntries;
        StartIndex = startIndex;
        byte[] raw = new byte[neighbors.Length * Neighbor.Size];
        WireWriter w = new(raw);
        foreach (Neighbor neighbor in neighbors)
        {
            neighbor.Write(ref w);
        }

        _neighbors = new Octets(raw);
    }

    public static ZdoClusterId Id => ZdoClusterId.MgmtLqiResponse;

    public ZdoStatus Status { get; }

    /// <summary>How many neighbours there are in all.</summary>
    public byte TableEntries { get; }

    /// <summary>Where in all of them these begin.</summary>
    public byte StartIndex { get; }

    /// <summary>How many are in this response.</summary>
    public int Count => _neighbors.Length / Neighbor.Size;

    /// <exception cref="ArgumentOutOfRangeException">Not an index of this list.</exception>
    public Neighbor this[int index]
    {
        get
        {
            WireReader<Untraced> r = new(_neighbors.Span.Slice(index * Neighbor.Size, Neighbor.Size));
            return Neighbor.Read(ref r);
        }
    }

    /// <summary>Reads the response; one that is not a success ends after its status.</summary>
    public static MgmtLqiResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        ZdoStatus status = r.Named8<ZdoStatus>(nameof(Status));
        if (status != ZdoStatus.Success)
        {
            return new(status, 0, 0, default);
        }

        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(status, f.U8(nameof(TableEntries)), f.U8(nameof(StartIndex)), r.Octets("Neighbors", f.U8("NeighborCount") * Neighbor.Size));
    }

    public void Write(ref WireWriter w)
    {
        w.Named8(Status);
        if (Status != ZdoStatus.Success)
        {
            return;
        }

        FixedWriter f = w.Fixed(FixedSize);
        f.U8(TableEntries);
        f.U8(StartIndex);
        f.U8((byte)Count);
        w.Raw(_neighbors.Span);
    }
}
