using System.Buffers.Binary;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>
/// A router tells its neighbours how well it hears them, in order of their addresses, over as many frames as that needs. The list is read in place.
/// </summary>
public readonly record struct LinkStatus : ILayerCommand<LinkStatus, NwkCommandId>
{
    /// <summary>The most entries of one command.</summary>
    public const int MaxCount = 31;

    private const int FirstFrameBit = 1 << 5;
    private const int LastFrameBit = 1 << 6;
    private const int CostMask = 7;
    private const int OutgoingShift = 4;

    private readonly Octets _entries;

    private LinkStatus(bool isFirstFrame, bool isLastFrame, Octets entries)
    {
        IsFirstFrame = isFirstFrame;
        IsLastFrame = isLastFrame;
        _entries = entries;
    }

    /// <exception cref="ArgumentException">More than 31 entries, or a cost above 7.</exception>
    public LinkStatus(bool isFirstFrame, bool isLastFrame, params ReadOnlySpan<LinkStatusEntry> entries)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries.Length, MaxCount, nameof(entries));
        IsFirstFrame = isFirstFrame;
        IsLastFrame = isLastFrame;
        byte[] raw = new byte[entries.Length * LinkStatusEntry.Size];
        WireWriter w = new(raw);
        foreach (LinkStatusEntry entry in entries)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(entry.IncomingCost, CostMask, nameof(entries));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(entry.OutgoingCost, CostMask, nameof(entries));
            w.U16(entry.Neighbour);
            w.U8((byte)(entry.IncomingCost | (entry.OutgoingCost << OutgoingShift)));
        }

        _entries = new Octets(raw);
    }

    public static NwkCommandId Id => NwkCommandId.LinkStatus;

    /// <summary>The list starts in this frame.</summary>
    public bool IsFirstFrame { get; }

    /// <summary>The list ends in this frame.</summary>
    public bool IsLastFrame { get; }

    public int Count => _entries.Length / LinkStatusEntry.Size;

    /// <exception cref="ArgumentOutOfRangeException">Not an index of the entries.</exception>
    public LinkStatusEntry this[int index]
    {
        get
        {
            ReadOnlySpan<byte> entry = _entries.Span.Slice(index * LinkStatusEntry.Size, LinkStatusEntry.Size);
            return new(BinaryPrimitives.ReadUInt16LittleEndian(entry), (byte)(entry[2] & CostMask), (byte)((entry[2] >> OutgoingShift) & CostMask));
        }
    }

    public static LinkStatus Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        byte options = r.U8("Options");
        return new(
            (options & FirstFrameBit) != 0, (options & LastFrameBit) != 0, r.Octets("Entries", (options & MaxCount) * LinkStatusEntry.Size));
    }

    public void Write(ref WireWriter w)
    {
        w.U8((byte)(Count | (IsFirstFrame ? FirstFrameBit : 0) | (IsLastFrame ? LastFrameBit : 0)));
        w.Raw(_entries.Span);
    }
}
