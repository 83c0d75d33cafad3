using DeviceEmulator.Time;
using Han.Gateway.Market;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Tests.Market;

/// <summary>Which events are open where.</summary>
public sealed class OpenEventsTests
{
    private static readonly MarketTime _now = new(1_800_000_000_000);

    private readonly OpenEvents _events = new();

    [Fact]
    public void Open_targets_are_found_by_ESI_in_the_order_in_which_they_came()
    {
        OpenOrder second = Add(2, EventCategory.STM, 7, 9);
        OpenOrder first = Add(1, EventCategory.LCE, 9, 8, 9);
        Add(3, EventCategory.PRM, 9);
        Add(4, EventCategory.CLE, 9);
        Assert.Equal([(first, 1u), (first, 3u), (second, 2u)], At(9));
        Assert.Equal([(first, 1u), (first, 2u), (first, 3u), (second, 2u)], At(8, 9));
        Assert.Empty(At(5));

        first.Close(2);
        OpenOrder late = Add(5, EventCategory.LCE, 9);
        Assert.Equal([(first, 1u), (second, 2u), (late, 1u)], At(9));
    }

    [Fact]
    public void What_is_over_is_gone_and_forgotten()
    {
        OpenOrder kept = Add(1, EventCategory.LCE, 1, 2);
        var gone = new List<WeakReference>();
        for (uint i = 2; i < 50; i++)
        {
            gone.Add(AddAndEnd(i, isAskedBetween: i % 2 == 0));
        }

        Assert.Equal([(kept, 1u)], At(1));
        GC.Collect();
        Assert.DoesNotContain(gone, g => g.IsAlive);
        Assert.Equal([(kept, 2u)], At(2));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private WeakReference AddAndEnd(uint id, bool isAskedBetween)
    {
        OpenOrder order = Add(id, EventCategory.LCE, 1, 3, 4);
        if (isAskedBetween)
        {
            Assert.Contains((order, 1u), At(1));
        }

        order.IsOver = true;
        _events.Remove(order);
        Assert.DoesNotContain((order, 1u), At(1));
        return new WeakReference(order);
    }

    private OpenOrder Add(uint id, EventCategory category, params ulong[] esis)
    {
        var order = new OpenOrder(
            new TdspOrder(
                id, "r", OrderPriority.Low, _now, _now, _now, new SendCommand(0x0701, 1, default),
                esis.Select((e, i) => new OrderTarget((uint)i + 1, new Eui64(e), default)).ToArray()),
            "Oncor", id, "111111111", category, id, new byte[1]);
        _events.Add(order);
        return order;
    }

    private IEnumerable<(OpenOrder, uint)> At(params ulong[] esis) => _events.At(esis.Select(e => new Eui64(e)), [], _now).Select(o => (o.Order, o.Target.Ordinal));
}
