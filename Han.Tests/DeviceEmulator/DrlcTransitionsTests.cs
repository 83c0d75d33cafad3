using DeviceEmulator.Devices;
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
        Running Cancelled Cancelled 06
        Running Superseded Superseded 07
        NotParticipating EndDue DidNotParticipate 0A
        NotParticipating UserOptsIn RunningOptedIn 05
        NotParticipating Cancelled Cancelled 06
        NotParticipating Superseded Superseded 07
        RunningOptedOut EndDue PartlyOptedOut 08
        RunningOptedOut UserOptsIn RunningOptedIn 05
        RunningOptedOut Cancelled Cancelled 06
        RunningOptedOut Superseded Superseded 07
        RunningOptedIn EndDue PartlyOptedIn 09
        RunningOptedIn UserOptsOut RunningOptedOut 04
        RunningOptedIn Cancelled Cancelled 06
        RunningOptedIn Superseded Superseded 07
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
        bool found = DrlcTransitions.TryFind(from, Enum.Parse<DrlcTrigger>(trigger), out DrlcTransition row);
        Assert.Equal(expected, found ? $"{row.To} {(row.Report is EventStatus s ? ((byte)s).ToString("X2", null) : "--")}" : null);
        Assert.Equal(found ? from : default, row.From);
    }

    [Fact]
    public void No_row_is_hidden_by_another_and_ended_states_stay()
    {
        Assert.Equal(24, DrlcTransitions.All.Count);
        Assert.Equal(24, DrlcTransitions.All.Select(r => (r.From, r.Trigger)).Distinct().Count());
        Assert.DoesNotContain(DrlcTransitions.All, r => DrlcTransitions.HasEnded(r.From));
        Assert.Equal(6, Enum.GetValues<DrlcState>().Count(DrlcTransitions.HasEnded));
    }
}
