using DeviceEmulator.Time;

namespace Han.Tests.DeviceEmulator;

public sealed class AgendaTests
{
    /// <summary>Timers of one moment wake in the order in which they were set, whatever comes and goes between.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(700)]
    public void Timers_wake_by_moment_and_then_in_the_order_in_which_they_were_set(int count)
    {
        Agenda agenda = new();
        Recorder woken = new();
        List<(long Due, int Token)> waiting = [];
        List<int> expected = [];
        for (int i = 0; i < count; i++)
        {
            ulong draw = Chance.Draw((ulong)count, 0, (ulong)i, DrawPurpose.VisibleId);
            if (draw % 3 == 0)
            {
                Step(agenda, waiting, expected);
            }

            // Few moments, so that many timers share one; some lie in the past.
            int due = Chance.Below(draw, count / 4 + 2);
            waiting.Add((Math.Max(due, agenda.Now.Milliseconds), i));
            agenda.Schedule(new MarketTime(due), woken, i);
        }

        while (waiting.Count > 0)
        {
            Step(agenda, waiting, expected);
        }

        Assert.Equal(expected, woken.Tokens);
        Assert.False(agenda.TryStep(MarketTime.Never));
        Assert.Equal(MarketTime.Never, agenda.NextDue);
    }

    /// <summary>From a millisecond to years, set from moments between which anything may lie.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Timers_near_and_far_wake_in_order_however_far_time_has_come(int seed)
    {
        const int Count = 3000;
        Agenda agenda = new();
        agenda.Enter(new MarketTime(1_800_000_000_000));
        Recorder woken = new();
        PriorityQueue<int, (long Due, int Token)> waiting = new();
        List<int> expected = [];
        for (int i = 0; i < Count; i++)
        {
            ulong draw = Chance.Draw((ulong)seed, 0, (ulong)i, DrawPurpose.VisibleId);
            long span = (long)(draw >> 20) % (1L << (int)(draw % 38));
            long due = agenda.Now.Milliseconds + span;
            waiting.Enqueue(i, (due, i));
            agenda.Schedule(new MarketTime(due), woken, i);
            if (i % 5 == 4)
            {
                // Something comes from outside at or before the next timer.
                agenda.Enter(new MarketTime(agenda.Now.Milliseconds + (agenda.NextDue.Milliseconds - agenda.Now.Milliseconds) * (long)(draw % 3) / 2));
            }

            for (ulong steps = (draw >> 8) % 3; steps > 0 && waiting.Count > 0; steps--)
            {
                StepAndCheck(agenda, waiting, expected);
            }
        }

        while (waiting.Count > 0)
        {
            StepAndCheck(agenda, waiting, expected);
        }

        Assert.Equal(expected, woken.Tokens);
        Assert.Equal(Count, woken.Tokens.Count);
        Assert.Equal(0, agenda.Count);
        Assert.Equal(MarketTime.Never, agenda.NextDue);
    }

    [Fact]
    public void Nothing_wakes_before_it_is_asked_for()
    {
        Agenda agenda = new();
        Recorder woken = new();
        agenda.Schedule(MarketTime.Never, woken, 3);
        agenda.Schedule(new MarketTime(2), woken, 2);
        agenda.Schedule(new MarketTime(1), woken, 1);
        Assert.Equal(3, agenda.Count);
        while (agenda.TryStep(new MarketTime(1)))
        {
        }

        Assert.Equal([1], woken.Tokens);
        Assert.Equal(new MarketTime(2), agenda.NextDue);
        Assert.True(agenda.TryStep(MarketTime.Never));
        Assert.Equal(MarketTime.Never, agenda.NextDue);
        Assert.True(agenda.TryStep(MarketTime.Never));
        Assert.Equal([1, 2, 3], woken.Tokens);
    }

    private static void StepAndCheck(Agenda agenda, PriorityQueue<int, (long Due, int Token)> waiting, List<int> expected)
    {
        Assert.True(waiting.TryDequeue(out int token, out (long Due, int Token) first));
        Assert.Equal(first.Due, agenda.NextDue.Milliseconds);
        Assert.True(agenda.TryStep(MarketTime.Never));
        Assert.Equal(first.Due, agenda.Now.Milliseconds);
        expected.Add(token);
    }

    private static void Step(Agenda agenda, List<(long Due, int Token)> waiting, List<int> expected)
    {
        bool stepped = agenda.TryStep(MarketTime.Never);
        Assert.Equal(waiting.Count > 0, stepped);
        if (stepped)
        {
            (long Due, int Token) first = waiting.MinBy(w => (w.Due, w.Token));
            waiting.Remove(first);
            expected.Add(first.Token);
            Assert.Equal(first.Due, agenda.Now.Milliseconds);
        }
    }

    /// <summary>Of many timers each one but the first few is foreseen while the three before it wake, over chunks, moments and empty moments alike.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(20)]
    public void A_timer_is_foreseen_three_times_before_it_wakes(int ofOneMoment)
    {
        const int Count = 60;
        Agenda agenda = new();
        Recorder woken = new();
        for (int i = 0; i < Count; i++)
        {
            agenda.Schedule(new MarketTime(i / ofOneMoment * 4), woken, i);
        }

        for (int i = 0; i < Count; i++)
        {
            Assert.True(agenda.TryStep(MarketTime.Never));
        }

        // After each one that is taken the next three, the nearest first, where they were known three before.
        Assert.Equal(
            Enumerable.Range(0, Count).SelectMany(taken => Enumerable.Range(1, 3).Select(stage => (taken + stage, stage)))
                .Where(f => f.Item1 is >= 4 and < Count),
            woken.Foreseen);
    }

    private sealed class Recorder : ITimed
    {
        private readonly HashSet<int> _woken = [];

        public List<int> Tokens { get; } = [];

        public List<(int Token, int Stage)> Foreseen { get; } = [];

        public void OnTimer(MarketTime now, int token)
        {
            Tokens.Add(token);
            Assert.True(_woken.Add(token));
        }

        public void Foresee(int token, int stage)
        {
            Assert.DoesNotContain(token, _woken);
            Foreseen.Add((token, stage));
        }
    }
}
