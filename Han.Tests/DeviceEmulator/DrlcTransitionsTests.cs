using DeviceEmulator.Devices;

namespace Han.Tests.DeviceEmulator;

public sealed class DrlcTransitionsTests
{
    [Fact]
    public void Every_pair_is_decided_once()
    {
        string[] expected = ["StartDue:2", "UserOptsOut:-", "Cancelled:6", "Superseded:7"];
        Assert.Equal(expected, Rows(DrlcState.Scheduled));
        Assert.Equal(["StartDue:4", "UserOptsIn:-", "Cancelled:6", "Superseded:7"], Rows(DrlcState.ScheduledOptedOut));
        Assert.Equal(["EndDue:3", "UserOptsOut:4", "Cancelled:6", "Superseded:7"], Rows(DrlcState.Running));
        Assert.Equal(["EndDue:10", "UserOptsIn:5", "Cancelled:6", "Superseded:7"], Rows(DrlcState.NotParticipating));
        Assert.Equal(["EndDue:8", "UserOptsIn:5", "Cancelled:6", "Superseded:7"], Rows(DrlcState.RunningOptedOut));
        Assert.Equal(["EndDue:9", "UserOptsOut:4", "Cancelled:6", "Superseded:7"], Rows(DrlcState.RunningOptedIn));
        Assert.All(Enum.GetValues<DrlcState>().Where(DrlcTransitions.HasEnded), s => Assert.Empty(Rows(s)));
    }

    private static string[] Rows(DrlcState state) => Enum.GetValues<DrlcTrigger>()
        .Where(t => DrlcTransitions.TryFind(state, t, out _))
        .Select(t => DrlcTransitions.TryFind(state, t, out DrlcTransition row) ? $"{t}:{(row.Report is { } s ? ((byte)s).ToString() : "-")}" : "")
        .ToArray();
}
