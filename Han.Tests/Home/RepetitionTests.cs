using DeviceEmulator.Home;
using DeviceEmulator.Home.Radios;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.Home;

/// <summary>What nobody acknowledged is sent again, long before a device asks by itself.</summary>
public abstract class RepetitionTests(HomeFidelity fidelity)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void An_event_reaches_a_device_that_was_out_of_range_when_it_was_sent()
    {
        HomeRig rig = Rig();
        rig.Pct.Move(away: true);
        uint order = rig.Home.Send(rig.Event(startsInMinutes: 30));
        rig.Run(20 * Second);
        rig.Pct.Move(away: false);
        rig.Run(160 * Second);
        Assert.Equal([EventStatus.Received], rig.Pct.ReportsOf(rig.Home.LatestEvent));
        Assert.Contains(rig.Home.Uplink.Answers, a => a.Order == order && a.Kind == HomeAnswerKind.Report);
    }

    [Fact]
    public void One_that_has_begun_meanwhile_has_what_is_left_of_it()
    {
        HomeRig rig = Rig();
        rig.Pct.Move(away: true);
        rig.Home.Send(rig.Event(minutes: 10));
        rig.Run(20 * Second);
        rig.Pct.Move(away: false);
        rig.Run(160 * Second);
        Assert.Contains(EventStatus.Started, rig.Pct.ReportsOf(rig.Home.LatestEvent));
        Assert.Contains(rig.SaidBy("thermostat"), line => line.Contains("for 9 minutes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cancel_reaches_a_device_that_was_out_of_range_when_it_was_sent()
    {
        HomeRig rig = Rig();
        rig.Home.Send(rig.Event(minutes: 120));
        rig.Run(10 * Second);
        rig.Pct.Move(away: true);
        rig.Home.Send(new CancelLoadControlEvent(rig.Home.LatestEvent, DeviceClass.All, 0, CancelControl.EndAtOnce, SepTime.Now));
        rig.Run(20 * Second);
        rig.Pct.Move(away: false);
        rig.Run(160 * Second);
        Assert.Equal(EventStatus.Cancelled, rig.Pct.ReportsOf(rig.Home.LatestEvent)[^1]);
    }

    [Fact]
    public void A_cancel_all_that_is_sent_again_leaves_what_was_ordered_since()
    {
        HomeRig rig = Rig();
        rig.Home.Send(rig.Event(minutes: 120));
        uint first = rig.Home.LatestEvent;
        rig.Run(10 * Second);
        rig.Pct.Move(away: true);
        rig.Home.Send(new CancelAllLoadControlEvents(CancelControl.EndAtOnce));
        rig.Run(15 * Second);
        rig.Pct.Move(away: false);
        rig.Home.Send(rig.Event(startsInMinutes: 300));
        rig.Run(160 * Second);
        Assert.Equal(EventStatus.Cancelled, rig.Pct.ReportsOf(first)[^1]);
        Assert.Equal([EventStatus.Received], rig.Pct.ReportsOf(rig.Home.LatestEvent));
    }

    [Fact]
    public void A_report_reaches_an_ESI_that_was_out_of_reach_when_it_was_sent()
    {
        HomeRig rig = Rig();
        uint order = rig.Home.Send(rig.Event(startsInMinutes: 1, minutes: 10));
        rig.Run(50 * Second);
        rig.Pct.Move(away: true);
        rig.Run(30 * Second);
        rig.Pct.Move(away: false);
        Assert.Equal([EventStatus.Received, EventStatus.Started], rig.Pct.ReportsOf(rig.Home.LatestEvent));
        Assert.Equal([EventStatus.Received], Heard(rig, order));
        rig.Run(120 * Second);
        Assert.Equal([EventStatus.Received, EventStatus.Started], Heard(rig, order));
    }

    /// <summary>While it was under way, and at the time at which it would have been sent again.</summary>
    [Theory]
    [InlineData(2, 10, 120)]
    [InlineData(20, 60, 150)]
    public void An_event_is_sent_again_by_an_ESI_that_had_no_power_meanwhile(int after, int seconds, int within)
    {
        HomeRig rig = Rig();
        rig.Pct.Move(away: true);
        rig.Home.Send(rig.Event(startsInMinutes: 30));
        rig.Run(after * Second);
        rig.Home.Esi.PowerOff(loseState: false);
        rig.Pct.Move(away: false);
        rig.Run(seconds * Second);
        rig.Home.Esi.PowerOn();
        rig.Run(within * Second);
        Assert.Equal([EventStatus.Received], rig.Pct.ReportsOf(rig.Home.LatestEvent));
    }

    [Fact]
    public void Nothing_is_repeated_to_who_has_answered()
    {
        HomeRig rig = Rig();
        rig.Home.Send(rig.Event(startsInMinutes: 30));
        rig.Run(240 * Second);
        Assert.Single(rig.SaidBy("thermostat"), line => line.StartsWith("hears of", StringComparison.Ordinal));
        Assert.Single(rig.Pct.ReportsOf(rig.Home.LatestEvent));
    }

    private static EventStatus[] Heard(HomeRig rig, uint order) =>
        [.. rig.Home.Uplink.Answers.Where(a => a.Order == order && a.Kind == HomeAnswerKind.Report).Select(a => (EventStatus)a.Detail)];

    private HomeRig Rig() => new HomeRig(fidelity, default, 7, HomeRig.Thermostat()).Up();
}

/// <summary>Where payloads are handed over.</summary>
public sealed class ApplicationRepetitionTests() : RepetitionTests(HomeFidelity.Application);

/// <summary>Where every frame exists.</summary>
public sealed class RadioRepetitionTests() : RepetitionTests(HomeFidelity.Radio);
