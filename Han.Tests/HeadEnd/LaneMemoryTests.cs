using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Lanes;
using HeadEnd.Simulator.Link;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Clusters.Drlc;

namespace Han.Tests.HeadEnd;

public sealed class LaneMemoryTests
{
    private const int Addresses = 1_000;

    /// <summary>Counted in octets allocated, so exact on any machine: devices of orders that come mixed share what they have in common.</summary>
    [Fact]
    public void Ten_orders_at_once_cost_an_address_as_many_octets_as_one()
    {
        Measure(1);
        double one = Measure(1);
        double ten = Measure(10);
        Assert.InRange(one, 300, 520);
        Assert.InRange(ten, 300, one + 8);
    }

    [Fact]
    public void Devices_that_are_sent_commands_by_turns_share_one_object_a_command()
    {
        SharedEvents events = new();
        LoadControlEvent[] commands = [.. Enumerable.Range(1, 64).Select(i => default(LoadControlEvent) with { IssuerEventId = (uint)i })];
        SharedEvent[] first = [.. commands.Select(c => events.Share(c))];
        Assert.Equal(first, commands.Select(c => events.Share(c)));
        Assert.Equal(64, first.Distinct().Count());

        // The same id with other contents is another command.
        LoadControlEvent other = commands[3] with { DutyCycle = 50 };
        Assert.NotSame(first[3], events.Share(other));
        Assert.Equal(other, events.Share(other).Command);
    }

    /// <summary>Octets an address, of a lane that has had as much to do before.</summary>
    private static double Measure(int orders)
    {
        LaneRig rig = new(size: 20_000);
        Lane lane = new(LaneRig.Quiet, new LaneSettings(7, new HanGenerator(7, 20_000, new DeviceMix([0, 1], 1, 0, 0)), UserModel.Obedient), NullLogger.Instance);
        TdspOrder[] Orders(uint id, int minutes) => [.. Enumerable.Range(0, orders).Select(i => rig.Event(id + (uint)i, minutes, Addresses, from: i * Addresses))];
        TdspOrder[] warmUp = Orders(1, 0);
        TdspOrder[] measured = Orders(101, 600);
        Deliver(lane, warmUp, LaneRig.Start.Plus(TimeSpan.FromHours(10)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Deliver(lane, measured, LaneRig.Start.Plus(TimeSpan.FromHours(20)));
        double bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(0, lane.EsisInMemory);
        return bytes / (orders * Addresses);
    }

    private static void Deliver(Lane lane, TdspOrder[] orders, MarketTime until)
    {
        foreach (TdspOrder order in orders)
        {
            lane.Replay(order);
        }

        while (lane.NextDue <= until)
        {
            lane.Step();
            if (lane.Outbox.IsFull)
            {
                lane.Outbox.Take()!.Dispose();
            }
        }
    }
}
