using DeviceEmulator.Time;
using Han.Gateway.Storage;
using Han.Gateway.Storage.Postgres;

namespace Han.Tests.Storage;

/// <summary>What the writer of a log without a key remembers of it.</summary>
public sealed class RecentOrdersTests
{
    [Fact]
    public void AKeyIsNewOnce()
    {
        var keys = new OrderKeys();
        uint[] lows = [0, 1, 63, 64, 16_383, 16_384, int.MaxValue, 1u + int.MaxValue, uint.MaxValue];
        foreach (uint order in new uint[] { 7, uint.MaxValue })
        {
            keys = new OrderKeys();
            Assert.All(lows, low => Assert.True(keys.Add(LogKey.First(order) | low)));
            Assert.All(lows, low => Assert.False(keys.Add(LogKey.First(order) | low)));
        }

        // 0, 1 and 63 share a word.
        Assert.Equal(lows.Length - 2, keys.Words);
    }

    /// <summary>Against a set that forgets nothing: what is remembered is right, and what was written to last is remembered.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void WhatIsRememberedIsRightAndNoMoreThanTwoGenerations(int seed)
    {
        const int Room = 200;
        var recent = new RecentOrders(Room);
        var all = new Dictionary<uint, HashSet<long>>();
        uint last = 0;
        int asked = 0;
        for (int step = 0; step < 20_000; step++)
        {
            uint order = Draw(1, 4) == 0 ? (uint)Draw(2, 300) : last;
            HashSet<long> known = all.TryGetValue(order, out HashSet<long>? found) ? found : all[order] = [];
            OrderKeys? remembered = recent.Find(order);
            Assert.True(remembered is not null || order != last || step == 0);
            if (remembered is null)
            {
                // As the writer does: the store says what is there.
                asked++;
                remembered = recent.Begin(order);
                Assert.All(known, key => Assert.True(recent.Add(remembered, key)));
            }

            long row = LogKey.First(order) | (uint)Draw(3, 100_000);
            Assert.Equal(known.Add(row), recent.Add(remembered, row));
            last = order;
            int Draw(uint what, int below) => Chance.Below(Chance.Draw((ulong)seed, (ulong)step, 0, DrawPurpose.VisibleId, what), below);
        }

        Assert.InRange(asked, all.Count + 1, 20_000);
    }

    [Fact]
    public void AnOrderThatIsUsedOutlivesThoseThatAreNot()
    {
        var recent = new RecentOrders(10);
        OrderKeys used = recent.Begin(1);
        for (uint order = 2; order < 1000; order++)
        {
            recent.Add(recent.Begin(order), LogKey.First(order));
            Assert.Same(used, recent.Find(1));
        }

        Assert.Null(recent.Find(2));
        recent.Clear();
        Assert.Null(recent.Find(1));
    }
}
