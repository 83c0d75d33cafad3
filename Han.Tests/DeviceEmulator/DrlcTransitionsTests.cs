using DeviceEmulator.Devices;
using DeviceEmulator.Profile;
using Sep.Codec.Clusters.Drlc;

namespace Han.Tests.DeviceEmulator;

public sealed class DrlcTransitionsTests
{
    /// <summary>State, trigger, next state, reported status ("--": nothing is reported).</summary>
    private const string Expected = """
        Scheduled StartDue Running 02
        Scheduled UserOptsOut ScheduledOptedOut --
        Scheduled Cancelled Cancelled 06
        Scheduled Superseded Superseded 07
        ScheduledOptedOut StartDue NotParticipating 04
        ScheduledOptedOut UserOptsIn Scheduled --
        ScheduledOptedOut Cancelled Cancelled 06
        ScheduledOptedOut Superseded Superseded 07
        Running EndDue Completed 03
        Running UserOptsOut RunningOptedOut 04
        Running GiveWay GivingWay 07
        Running Cancelled Cancelled 06
        Running Superseded Superseded 07
        NotParticipating EndDue DidNotParticipate 0A
        NotParticipating UserOptsIn RunningOptedIn 05
        NotParticipating GiveWay GivingWayOptedOut 07
        NotParticipating Cancelled Cancelled 06
        NotParticipating Superseded Superseded 07
        RunningOptedOut EndDue PartlyOptedOut 08
        RunningOptedOut UserOptsIn RunningOptedIn 05
        RunningOptedOut GiveWay GivingWayOptedOut 07
        RunningOptedOut Cancelled Cancelled 06
        RunningOptedOut Superseded Superseded 07
        RunningOptedIn EndDue PartlyOptedIn 09
        RunningOptedIn UserOptsOut RunningOptedOut 04
        RunningOptedIn GiveWay GivingWay 07
        RunningOptedIn Cancelled Cancelled 06
        RunningOptedIn Superseded Superseded 07
        GivingWay EndDue Superseded --
        GivingWay UserOptsOut GivingWayOptedOut --
        GivingWay Cancelled Superseded --
        GivingWay Superseded Superseded --
        GivingWayOptedOut EndDue Superseded --
        GivingWayOptedOut UserOptsIn GivingWay --
        GivingWayOptedOut Cancelled Superseded --
        GivingWayOptedOut Superseded Superseded --
        """;

    public static TheoryData<string, string, string?> Pairs()
    {
        Dictionary<(string, string), string> rows = Expected.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Trim().Split(' ')).ToDictionary(f => (f[0], f[1]), f => $"{f[2]} {f[3]}");
        TheoryData<string, string, string?> pairs = [];
        foreach (string state in Enum.GetNames<DrlcState>())
        {
            foreach (string trigger in Enum.GetNames<DrlcTrigger>())
            {
                pairs.Add(state, trigger, rows.GetValueOrDefault((state, trigger)));
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_pair_does_what_the_table_says_or_nothing(string state, string trigger, string? expected)
    {
        DrlcState from = Enum.Parse<DrlcState>(state);
        bool found = DrlcTransitions.Default.TryFind(from, Enum.Parse<DrlcTrigger>(trigger), out DrlcTransition row);
        Assert.Equal(expected, found ? $"{row.To} {Text(row.Report)}" : null);
        Assert.Equal(found ? from : default, row.From);
    }

    [Fact]
    public void No_row_is_hidden_by_another_and_ended_states_stay()
    {
        Assert.Equal(36, DrlcTransitions.Default.All.Count);
        Assert.Equal(36, DrlcTransitions.Default.All.Select(r => (r.From, r.Trigger)).Distinct().Count());
        Assert.DoesNotContain(DrlcTransitions.Default.All, r => DrlcTransitions.HasEnded(r.From));
        Assert.Equal(6, Enum.GetValues<DrlcState>().Count(DrlcTransitions.HasEnded));
    }

    [Theory]
    [InlineData(OptOutBeforeStart.AtStart, StartWhenOptedOut.OptedOut, "--", "04")]
    [InlineData(OptOutBeforeStart.AtOnce, StartWhenOptedOut.OptedOut, "04", "--")]
    [InlineData(OptOutBeforeStart.AtStart, StartWhenOptedOut.Started, "--", "02")]
    [InlineData(OptOutBeforeStart.AtOnce, StartWhenOptedOut.Started, "04", "02")]
    public void Two_pairs_differ_by_interpretation_and_no_other(OptOutBeforeStart optOut, StartWhenOptedOut start, string atOptOut, string atStart)
    {
        DrlcTransitions table = new(optOut, start);
        Assert.True(table.TryFind(DrlcState.Scheduled, DrlcTrigger.UserOptsOut, out DrlcTransition before));
        Assert.True(table.TryFind(DrlcState.ScheduledOptedOut, DrlcTrigger.StartDue, out DrlcTransition starts));
        Assert.Equal((DrlcState.ScheduledOptedOut, atOptOut), (before.To, Text(before.Report)));
        Assert.Equal((DrlcState.NotParticipating, atStart), (starts.To, Text(starts.Report)));
        Assert.Equal(Others(DrlcTransitions.Default), Others(table));

        static IEnumerable<DrlcTransition> Others(DrlcTransitions table) => table.All.Where(r =>
            (r.From, r.Trigger) is not ((DrlcState.Scheduled, DrlcTrigger.UserOptsOut) or (DrlcState.ScheduledOptedOut, DrlcTrigger.StartDue)));
    }

    private static string Text(EventStatus? report) => report is EventStatus s ? ((byte)s).ToString("X2", null) : "--";
}
