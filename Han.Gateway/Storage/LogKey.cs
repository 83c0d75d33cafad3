using Han.Gateway.MessagingLog;

namespace Han.Gateway.Storage;

/// <summary>
/// The key of a log row, (order, ordinal, sequence), packed into 64 bits: order in the upper 32, sequence in the next 18, ordinal in the lowest 14.
/// All rows of an order are one range of keys. Sequence stands above ordinal because the targets of an order get their first rows together, then their
/// second: rows of one commit lie side by side. The gateway's own sequences take the upper half of the 18 bits.
/// </summary>
public static class LogKey
{
    /// <summary>Ordinals are below this: 16,384 where a request has at most 10,000 addresses.</summary>
    public const uint Ordinals = 1 << OrdinalBits;

    /// <summary>So many sequences the head-end has from 0 up, and so many the gateway from <see cref="LogRow.GatewaySequence"/> up: 131,072.</summary>
    public const uint Sequences = 1 << (SequenceBits - 1);

    /// <summary>In SQL: the ordinal of a row of log_row.</summary>
    public const string Ordinal = "(row_key & 16383)";

    /// <summary>In SQL, with @0 and @1 from <see cref="First"/> and <see cref="Last"/>: the rows of one order.</summary>
    public const string OfOrder = "row_key BETWEEN @0 AND @1";

    /// <summary>In SQL, with order_id from another table: the rows of one order.</summary>
    public const string OfThatOrder = "row_key BETWEEN order_id << 32 AND (order_id << 32) + 4294967295";

    private const int OrdinalBits = 14;
    private const int SequenceBits = 18;
    private const int OrderShift = OrdinalBits + SequenceBits;

    public static bool Fits(uint ordinal, uint sequence) => ordinal < Ordinals && Place(sequence) < 2 * Sequences;

    /// <exception cref="InvalidDataException">The ordinal or the sequence is beyond what a key holds.</exception>
    public static long Of(in LogRow row) => Fits(row.Ordinal, row.Sequence)
        ? First(row.OrderId) | (Place(row.Sequence) << OrdinalBits) | row.Ordinal
        : throw new InvalidDataException($"Order {row.OrderId}: no log row has room for ordinal {row.Ordinal}, sequence {row.Sequence}.");

    /// <summary>The lowest key of an order. Orders from 2^31 up have negative keys.</summary>
    public static long First(uint order) => unchecked((int)order) * (1L << OrderShift);

    /// <summary>The highest key of an order.</summary>
    public static long Last(uint order) => First(order) | uint.MaxValue;

    public static uint OrderOf(long key) => unchecked((uint)(key >> OrderShift));

    public static uint OrdinalOf(long key) => (uint)(key & (Ordinals - 1));

    public static uint SequenceOf(long key)
    {
        uint place = (uint)((key >> OrdinalBits) & ((2 * Sequences) - 1));
        return place < Sequences ? place : place - Sequences + LogRow.GatewaySequence;
    }

    /// <summary>Where a sequence stands among the 18 bits; beyond them where it does not fit.</summary>
    private static long Place(uint sequence) => sequence switch
    {
        < Sequences => sequence,
        < LogRow.GatewaySequence => long.MaxValue,
        _ => (long)sequence - LogRow.GatewaySequence + Sequences,
    };
}
