using DeviceEmulator.Devices;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Home;
using Sep.Codec.Clusters.Drlc;

namespace Han.Tests.Home;

/// <summary>What becomes of a head-end's orders in a home.</summary>
public sealed class HomeOrderTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void An_event_takes_its_course_and_the_ESI_hears_of_it()
    {
        HomeRig rig = new HomeRig(HomeRig.Thermostat(), HomeRig.WaterHeater(), HomeRig.Display()).Up();
        uint order = rig.Home.Send(rig.Event(startsInMinutes: 10));
        rig.Run(90 * Minute);
        Assert.Equal([EventStatus.Received, EventStatus.Started, EventStatus.Completed], rig.Pct.ReportsOf(rig.Home.LatestEvent));
        HomeAnswer[] answers = [.. rig.Home.Uplink.Answers.Where(a => a.Order == order && a.Device == rig.Pct.Address)];
        Assert.Equal([EventStatus.Received, EventStatus.Started, EventStatus.Completed], answers.Select(a => (EventStatus)a.Detail));
    }

    [Fact]
    public void A_user_opts_out_once_and_back_in()
    {
        HomeRig rig = new HomeRig(HomeRig.Thermostat()).Up();
        rig.Home.Send(rig.Event());
        rig.Run(10 * Minute);
        Assert.True(rig.Pct.OptOut(rig.Home.LatestEvent));
        Assert.False(rig.Pct.OptOut(rig.Home.LatestEvent));
        rig.Run(10 * Minute);
        Assert.True(rig.Pct.OptIn(rig.Home.LatestEvent));
        rig.Run(60 * Minute);
        Assert.Equal(
            [EventStatus.Received, EventStatus.Started, EventStatus.OptedOut, EventStatus.OptedIn, EventStatus.PartiallyCompletedDueToOptIn],
            rig.Pct.ReportsOf(rig.Home.LatestEvent));
    }

    [Fact]
    public void A_device_that_joins_late_is_offered_what_runs()
    {
        HomeRig rig = new HomeRig(HomeRig.WaterHeater()).Up();
        rig.Home.Send(rig.Event(minutes: 120));
        rig.Run(10 * Minute);
        HomeDevice late = rig.Home.Add(HomeRig.Thermostat());
        rig.Home.Esi.Open(10 * Minute);
        late.PowerOn();
        rig.Run(5 * Minute);
        Assert.Equal([EventStatus.Received, EventStatus.Started], late.ReportsOf(rig.Home.LatestEvent));
    }

    [Fact]
    public void An_event_that_a_device_has_forgotten_does_nothing_to_its_load()
    {
        HomeRig rig = new HomeRig(HomeRig.WaterHeater()).Up();
        HomeDevice heater = rig.Home.Find("heater")!;
        rig.Home.Send(rig.Event(startsInMinutes: 10));
        rig.Run(Minute);
        Assert.Equal([EventStatus.Received], heater.ReportsOf(rig.Home.LatestEvent));
        rig.Home.Esi.PowerOff(loseState: true);
        heater.PowerOff(loseState: true);
        heater.PowerOn();
        rig.Run(20 * Minute);
        Assert.Equal(ControlInForce.None, ((DeviceLoad)heater.Application.Load!).Control);
    }

    [Fact]
    public void A_device_that_was_off_begins_what_it_missed()
    {
        HomeRig rig = new HomeRig(HomeRig.Thermostat()).Up();
        rig.Pct.PowerOff(loseState: true);
        rig.Home.Send(rig.Event(minutes: 120));
        rig.Run(10 * Minute);
        Assert.Empty(rig.Pct.ReportsOf(rig.Home.LatestEvent));
        rig.Pct.PowerOn();
        rig.Run(5 * Minute);
        Assert.Equal([EventStatus.Received, EventStatus.Started], rig.Pct.ReportsOf(rig.Home.LatestEvent));
    }

    [Fact]
    public void An_ESI_that_is_off_takes_nothing()
    {
        HomeRig rig = new HomeRig(HomeRig.Thermostat()).Up();
        rig.Home.Esi.PowerOff(loseState: false);
        rig.Home.Send(rig.Event());
        Assert.Equal(HomeAnswerKind.Refused, rig.Home.Uplink.Answers.Last().Kind);
    }
}
