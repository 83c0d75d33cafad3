using Han.Gateway.MessagingLog;
using Han.Gateway.Storage;

namespace Han.Tests.Storage;

/// <summary>The packed key, and rows put in its order.</summary>
public sealed class KeyOrderTests
{
    [Theory]
    [InlineData(1, 0, 0, 0x0000_0001_0000_0000)]
    [InlineData(1, 2, 3, 0x0000_0001_0000_C002)]
    [InlineData(1, 16_383, 131_071, 0x0000_0001_7FFF_FFFF)]
    [InlineData(1, 0, 1_000_000_000, 0x0000_0001_8000_0000)]
    [InlineData(0x7FFF_FFFF, 16_383, 1_000_131_071, long.MaxValue)]
    [InlineData(0x8000_0000, 0, 0, long.MinValue)]
    [InlineData(0xFFFF_FFFF, 16_383, 1_000_131_071, -1)]
    public void AKeyIsPackedAndComesApart(uint order, uint ordinal, uint sequence, long key)
    {
        Assert.Equal(key, LogKey.Of(Samples.Row(order, ordinal, sequence)));
        Assert.Equal((order, ordinal, sequence), (LogKey.OrderOf(key), LogKey.OrdinalOf(key), LogKey.SequenceOf(key)));
        Assert.InRange(key, LogKey.First(order), LogKey.Last(order));
        Assert.Equal(uint.MaxValue, LogKey.Last(order) - LogKey.First(order));
    }

    [Theory]
    [InlineData(16_383, 131_071, true)]
    [InlineData(16_384, 0, false)]
    [InlineData(uint.MaxValue, 0, false)]
    [InlineData(0, 131_072, false)]
    [InlineData(0, 999_999_999, false)]
    [InlineData(0, 1_000_000_000, true)]
    [InlineData(0, 1_000_131_071, true)]
    [InlineData(0, 1_000_131_072, false)]
    [InlineData(0, uint.MaxValue, false)]
    public void WhatDoesNotFitIsKnown(uint ordinal, uint sequence, bool fits)
    {
        Assert.Equal(fits, LogKey.Fits(ordinal, sequence));
        if (!fits)
        {
            Assert.Throws<InvalidDataException>(() => LogKey.Of(Samples.Row(1, 0, 0) with { Ordinal = ordinal, Sequence = sequence }));
        }
    }

    [Fact]
    public void RowsComeByKeyAndOfOneKeyTheFirst()
    {
        // Enough rows that a sort which is not stable shows it.
        LogRow[] rows = [.. Enumerable.Range(0, 5000).Select(n => Samples.Row((uint)(n * 7 % 3), (uint)(n * 31 % 100), 1) with { Detail = n })];
        LogRow[] expected = [.. rows.DistinctBy(r => (r.OrderId, r.Ordinal)).OrderBy(r => r.OrderId).ThenBy(r => r.Ordinal)];
        KeyedRows sorted = new KeyOrder().Sort(rows);
        Assert.Equal(300, sorted.Count);
        for (int i = 0; i < sorted.Count; i++)
        {
            Assert.Equal(expected[i], sorted[i]);
            Assert.Equal(LogKey.Of(expected[i]), sorted.Keys[i]);
        }
    }

    [Fact]
    public void BuffersServeCommitsOfEverySize()
    {
        var order = new KeyOrder();
        foreach (int size in new[] { 3, 0, 1000, 1, 1001, 999 })
        {
            LogRow[] rows = [.. Enumerable.Range(0, size).Select(n => Samples.Row(1, (uint)(size - n), 1))];
            KeyedRows sorted = order.Sort(rows);
            Assert.Equal(size, sorted.Count);
            Assert.Equal(size, sorted.Keys.Length);
            for (int i = 0; i < size; i++)
            {
                // Also of the turn after the last.
                sorted.Foresee(i + 1);
                Assert.Equal(rows[size - 1 - i], sorted[i]);
            }
        }
    }
}
