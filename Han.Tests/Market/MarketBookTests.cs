using DeviceEmulator.Time;
using Han.Gateway.Market;
using Sep.Codec.Types;

namespace Han.Tests.Market;

/// <summary>What a file brought is in memory whole or not at all.</summary>
public sealed class MarketBookTests
{
    private const string Home = "10443720000000001";
    private static readonly Eui64 _esi = new(0x02E5110000000001);

    [Fact]
    public void A_failure_half_way_leaves_nothing()
    {
        var book = new MarketBook();
        book.Add(Switch(1));
        Assert.ThrowsAny<ArgumentException>(() => book.Add([Exchange(2), Switch(3), Switch(4) with { EsiId = null! }]));
        Assert.Equal((1, 1), (book.Last, book.Of(Home).Count));
        Assert.False(book.HasEsi(_esi));
        Assert.Empty(book.HomesOf("NEW"));

        book.Add([Exchange(2), Switch(3)]);
        Assert.Equal([1L, 2, 3], book.Of(Home).Select(t => t.Number));
        Assert.Equal([Home], book.HomesOf("NEW"));
        Assert.True(book.HasEsi(_esi));
    }

    [Fact]
    public void What_is_known_is_not_taken_twice()
    {
        var book = new MarketBook();
        Parallel.For(0, 64, _ => book.Add([Switch(2), Switch(1), Switch(3)]));
        Assert.Equal([1L, 2, 3], book.Of(Home).Select(t => t.Number));
    }

    [Fact]
    public void What_is_taken_back_leaves_what_was_there_before()
    {
        var book = new MarketBook();
        book.Add([Exchange(1)]);
        MarketTransaction[] file = [Switch(2), Exchange(3)];
        book.Add(file);
        book.TakeBack(file);
        Assert.Equal([1L], book.Of(Home).Select(t => t.Number));
        Assert.Equal((1L, true), (book.Last, book.HasEsi(_esi)));
        book.TakeBack([Exchange(1)]);
        Assert.Equal((0L, false, true), (book.Last, book.HasEsi(_esi), book.IsEmpty));
    }

    private static MarketTransaction Switch(long number) =>
        new(number, $"T{number}", MarketKind.Switch, "Oncor", Home, new MarketTime(number), "222222222", null, null, default);

    private static MarketTransaction Exchange(long number) =>
        new(number, $"T{number}", MarketKind.MeterExchange, "Oncor", Home, new MarketTime(number), null, "OLD", "NEW", _esi);
}
