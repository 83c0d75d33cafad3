using DeviceEmulator.Time;
using HeadEnd.Simulator.Lanes;
using Sep.Codec.Types;

namespace Han.Tests.HeadEnd;

public sealed class EsiLinesTests
{
    private readonly EsiLines _lines = new();
    private readonly Dictionary<Eui64, EsiLine> _expected = [];

    /// <summary>Addresses that follow each other, as meters have them, come and go in any order; a dictionary says what is to be there.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0x1_0000)]
    [InlineData(0x1_0000_0000)]
    public void Lines_are_found_by_address_while_others_come_and_go(ulong distance)
    {
        for (int step = 0; step < 20_000; step++)
        {
            Eui64 esi = new(0x02E5_1000_0000_0000 + distance * (ulong)Chance.Below(Chance.Draw(7, (ulong)step, 0, DrawPurpose.AirDelay), 700));
            if (_expected.Remove(esi, out EsiLine? line))
            {
                Assert.Same(line, _lines.Remove(esi));
            }
            else
            {
                Assert.Null(_lines.Remove(esi));
                line = new EsiLine(esi);
                _lines.Add(line);
                _expected.Add(esi, line);
            }

            Assert.Same(_expected.GetValueOrDefault(esi), _lines.Find(esi));
            Assert.Equal(_expected.Count, _lines.Count);
        }

        Assert.All(_expected, e => Assert.Same(e.Value, _lines.Find(e.Key)));
    }

    /// <summary>An order tells how many come: then the table costs a reference or two a line, once.</summary>
    [Fact]
    public void Room_that_was_made_at_once_is_enough()
    {
        const int Count = 10_000;
        EsiLine[] lines = [.. Enumerable.Range(1, Count).Select(i => new EsiLine(new Eui64((ulong)i)))];
        long before = GC.GetAllocatedBytesForCurrentThread();
        _lines.MakeRoom(Count);
        foreach (EsiLine line in lines)
        {
            _lines.Add(line);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Count, 8, 16);
        Assert.All(lines, l => Assert.Same(l, _lines.Find(l.Address)));
    }
}
