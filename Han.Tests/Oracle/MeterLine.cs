using Sep.Codec.Types;

namespace Han.Tests.Oracle;

/// <summary>
/// The head-end's queue to one ESI. Orders go one at a time in the order in which they came (smt-han-api 0.11), each once it is acknowledged; an ESI that
/// does not answer is tried again; what waits past its time expires. The whole timetable is worked out anew from the queue whenever it is asked for.
/// </summary>
internal sealed class MeterLine(MeterNetwork network, Eui64 esi)
{
    private readonly List<MeterDelivery> _queue = [];

    public IReadOnlyList<MeterDelivery> Queue => _queue;

    /// <summary>Puts a delivery at the end; only an acknowledged one can go out.</summary>
    public void Append(MeterDelivery delivery) => _queue.Add(delivery);

    public long AcknowledgedAt(ExpectedOrder order, ExpectedTarget target) =>
        order.EnteredAt + network.Acknowledge(order.Id, esi, target.Ordinal);

    /// <summary>Sets for every delivery when it goes out and when it leaves the queue.</summary>
    public void Plan()
    {
        long free = 0;
        long nextMicroseconds = 0;
        foreach (MeterDelivery delivery in _queue)
        {
            delivery.Attempts.Clear();
            delivery.FailedAt = null;
            delivery.LeftAt = Pass(delivery, Math.Max(free, delivery.AcknowledgedAt), ref nextMicroseconds);
            free = Math.Max(free, delivery.LeftAt);
        }
    }

    private long Pass(MeterDelivery delivery, long ready, ref long nextMicroseconds)
    {
        ExpectedOrder order = delivery.Order;
        for (int failed = 0; ; failed++)
        {
            long dispatched = Math.Max(ready, (nextMicroseconds + 999) / 1000);
            if (delivery.WithdrawnAt is { } withdrawn && withdrawn <= dispatched)
            {
                return End(delivery, withdrawn, DeliveryEnd.Withdrawn);
            }

            if (dispatched >= order.NotAfter)
            {
                // What waits at that moment is given up, what is not acknowledged yet right after its acknowledgement.
                return End(delivery, Math.Max(order.NotAfter, delivery.AcknowledgedAt), DeliveryEnd.Expired);
            }

            nextMicroseconds = Math.Max(nextMicroseconds, (dispatched - 1) * 1000) + network.Interval;
            long arrived = dispatched + network.Deliver(order.Id, esi, delivery.Target.Ordinal, failed);
            delivery.Attempts.Add((dispatched, arrived));
            if (arrived > order.NotAfter)
            {
                return End(delivery, arrived, DeliveryEnd.Expired);
            }

            if (!network.IsOut(esi, arrived))
            {
                return End(delivery, arrived, DeliveryEnd.Delivered);
            }

            delivery.FailedAt ??= arrived;
            ready = arrived + MeterNetwork.RetryAfter(failed + 1);
        }
    }

    private static long End(MeterDelivery delivery, long at, DeliveryEnd end)
    {
        delivery.End = end;
        return at;
    }
}

/// <summary>How a delivery leaves the queue.</summary>
internal enum DeliveryEnd
{
    Delivered,
    Expired,
    Withdrawn,
}

/// <summary>One target of an order in the queue of its ESI.</summary>
internal sealed class MeterDelivery(ExpectedOrder order, ExpectedTarget target, long acknowledgedAt)
{
    public ExpectedOrder Order { get; } = order;

    public ExpectedTarget Target { get; } = target;

    public long AcknowledgedAt { get; } = acknowledgedAt;

    public long? WithdrawnAt { get; set; }

    /// <summary>A cancel that took something out of the queue.</summary>
    public bool Withdrew { get; set; }

    /// <summary>When each attempt left the head-end and when it came to the meter.</summary>
    public List<(long Dispatched, long Arrived)> Attempts { get; } = [];

    /// <summary>When the meter first did not answer.</summary>
    public long? FailedAt { get; set; }

    public long LeftAt { get; set; }

    public DeliveryEnd End { get; set; }

    /// <summary>When a delivered cancel takes effect, randomisation aside.</summary>
    public long EffectiveAt => Math.Max(LeftAt, Order.Cancel?.Effective ?? LeftAt);

    /// <summary>A request comes before whatever happens at the same millisecond.</summary>
    public bool IsInFlightAt(long moment) => Attempts.Any(a => a.Dispatched < moment && moment <= a.Arrived);
}
