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

    [Fact]
    public void Room_for_many_changes_nothing_else()
    {
        Agenda agenda = new();
        Recorder woken = new();
        agenda.Schedule(new MarketTime(2), woken, 2);
        agenda.Reserve(1000);
        agenda.Schedule(new MarketTime(1), woken, 1);
        Assert.Equal(2, agenda.Count);
        while (agenda.TryStep(new MarketTime(1)))
        {
        }

        Assert.Equal([1], woken.Tokens);
        Assert.Equal(new MarketTime(2), agenda.NextDue);
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

    private sealed class Recorder : ITimed
    {
        public List<int> Tokens { get; } = [];

        public void OnTimer(MarketTime now, int token) => Tokens.Add(token);
    }
}
