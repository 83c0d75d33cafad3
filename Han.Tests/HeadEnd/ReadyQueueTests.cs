using DeviceEmulator.Time;
using HeadEnd.Simulator.Lanes;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Tests.HeadEnd;

public sealed class ReadyQueueTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Entries_come_out_by_place_whatever_came_in_between(int seed)
    {
        ReadyQueue queue = new();
        SortedDictionary<ulong, EsiLine> expected = [];
        ulong since = 0;
        int taken = 0;
        for (int step = 0; step < 30_000; step++)
        {
            int Below(int maximum, uint n) => Chance.Below(Chance.Draw((ulong)seed, 0, (ulong)step, DrawPurpose.VisibleId, n), maximum);

            // It fills up, then runs empty, over and over.
            bool fills = step / 3_000 % 2 == 0;
            if (Below(10, 0) < (fills ? 7 : 2))
            {
                ulong place = Place((OrderPriority)Below(3, 1), ++since);
                expected.Add(place, new EsiLine(new Eui64(since)));
                queue.Append(expected[place], place);
            }
            else if (Below(20, 2) == 0 && since > 0)
            {
                ulong risen = Place(OrderPriority.High, (ulong)Below((int)since, 3) + 1);
                if (expected.TryAdd(risen, new EsiLine(new Eui64(risen))))
                {
                    queue.Insert(expected[risen], risen);
                }
            }
            else if (expected.Count > 0)
            {
                KeyValuePair<ulong, EsiLine> first = expected.First();
                Assert.True(queue.TryTake(out EsiLine? line, out ulong place));
                Assert.Equal(first.Key, place);
                Assert.Same(first.Value, line);
                expected.Remove(place);
                taken++;
            }

            Assert.Equal(expected.Count == 0, queue.IsEmpty);
        }

        Assert.True(taken > 10_000);
        while (queue.TryTake(out _, out ulong place))
        {
            Assert.True(expected.Remove(place));
        }

        Assert.Empty(expected);
    }

    [Fact]
    public void A_queue_that_was_as_long_before_allocates_nothing()
    {
        EsiLine line = new(new Eui64(1));
        ReadyQueue queue = new();
        Fill(queue, line, 1, 5_000);

        // A collection that another test sets going counts what was left of this thread's last piece of memory: such a round says nothing.
        int rounds = 0;
        for (ulong from = 5_001; rounds < 5; from += 5_000)
        {
            int collections = GC.CollectionCount(0);
            long bytes = AllocatedBy(() => Fill(queue, line, from, 5_000));
            if (GC.CollectionCount(0) == collections)
            {
                Assert.Equal(0, bytes);
                rounds++;
            }
        }
    }

    [Fact]
    public void An_empty_queue_has_no_first_piece()
    {
        PieceQueue<int> queue = new();
        Assert.True(queue.IsEmpty);
        Assert.Throws<InvalidOperationException>(() => queue.Take());
        Assert.Throws<InvalidOperationException>(() => queue.First);
        Assert.False(new ReadyQueue().TryTake(out _, out _));
    }

    private static long AllocatedBy(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Fill(ReadyQueue queue, EsiLine line, ulong from, int count)
    {
        for (ulong since = from; since < from + (ulong)count; since++)
        {
            queue.Append(line, Place(OrderPriority.Low, since));
        }

        while (queue.TryTake(out _, out _))
        {
        }
    }

    private static ulong Place(OrderPriority priority, ulong since) => ((ulong)(OrderPriority.High - priority) << ReadyQueue.SinceBits) | since;
}
