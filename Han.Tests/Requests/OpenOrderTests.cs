using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Tests.Codec.Security;
using Han.Tests.MessagingLog;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;
using Xunit;

namespace Han.Tests.Requests;

/// <summary>Which of an order's targets has an ordinal, however the request's addresses fell to its TDSP.</summary>
public sealed class OpenOrderTests
{
    public static TheoryData<string> Spreads => ["all", "one", "none", "third", "tail", "ends", "runs", "doubling", "chance"];

    [Theory]
    [MemberData(nameof(Spreads))]
    public void Every_ordinal_is_found_and_no_other(string spread)
    {
        uint[] ordinals = [.. Enumerable.Range(1, 10_000).Select(i => (uint)i).Where(i => IsIn(spread, i))];
        OpenOrder order = Of(ordinals);
        for (uint ordinal = 0; ordinal <= 10_001; ordinal++)
        {
            Assert.Equal(Math.Max(Array.BinarySearch(ordinals, ordinal), -1), order.IndexOf(ordinal));
        }

        Assert.Equal(-1, order.IndexOf(uint.MaxValue));
    }

    [Theory]
    [InlineData(5u, 5u)]
    [InlineData(5u, 4u)]
    public void Ordinals_that_do_not_rise_are_named(uint first, uint second)
    {
        var e = Assert.Throws<InvalidDataException>(() => Of([first, second]));
        Assert.Contains($"Order 1: target 1 has ordinal {second} after {first}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_no_log_row_has_room_for_is_not_found_and_the_others_are()
    {
        OpenOrder order = Of([5, 16_383, 16_384, uint.MaxValue]);
        Assert.Equal([0, 1, -1, -1, -1], new uint[] { 5, 16_383, 16_384, uint.MaxValue, 6 }.Select(order.IndexOf));
    }

    private static bool IsIn(string spread, uint ordinal) => spread switch
    {
        "all" => true,
        "one" => ordinal == 4711,
        "third" => ordinal % 3 == 0,
        "tail" => ordinal > 9_000,
        "ends" => ordinal is < 100 or 10_000,
        "runs" => ordinal / 500 % 2 == 0,
        "doubling" => (ordinal & (ordinal - 1)) == 0,
        "chance" => Arbitrary.Octets(1, ordinal)[0] < 90,
        _ => false,
    };

    private static OpenOrder Of(uint[] ordinals)
    {
        MarketTime now = LoadControlOrder.Now;
        OrderTarget[] targets = [.. ordinals.Select(o => new OrderTarget(o, new Eui64(o), default))];
        return new OpenOrder(
            new TdspOrder(1, "r", OrderPriority.Low, now, now, now, new SendCommand(0x0701, 0, default), targets),
            "Oncor", 1, "1", EventCategory.LCE, 77, new byte[(targets.Length + 7) / 8]);
    }
}
