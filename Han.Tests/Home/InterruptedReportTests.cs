using DeviceEmulator.Home;
using DeviceEmulator.Home.Radios;
using Sep.Codec.Clusters.Drlc;

namespace Han.Tests.Home;

/// <summary>A report that was under way when a device left its network is not forgotten with it.</summary>
public sealed class InterruptedReportTests
{
    [Theory]
    [InlineData(HomeFidelity.Application)]
    [InlineData(HomeFidelity.Radio)]
    public void What_was_under_way_is_sent_again_when_the_device_has_joined_anew(HomeFidelity fidelity)
    {
        SilentRadios radios = null!;
        HomeRig rig = new(fidelity, default, 7, [], [HomeRig.Thermostat()], inner => radios = new SilentRadios(inner));
        rig.Up();
        uint order = rig.Home.Send(rig.Event(startsInMinutes: 2, minutes: 30));
        rig.Run(TimeSpan.FromMinutes(1));
        radios.IsSilent = true;
        rig.Run(TimeSpan.FromSeconds(80));
        Assert.Equal(1, radios.Kept);
        radios.IsSilent = false;
        rig.Pct.Way.Leave();
        rig.Run(TimeSpan.FromSeconds(5));
        rig.Pct.PowerOn();
        rig.Run(TimeSpan.FromMinutes(5));
        Assert.Equal([EventStatus.Received, EventStatus.Started], rig.Pct.ReportsOf(rig.Home.LatestEvent));
        Assert.Contains(
            rig.Home.Uplink.Answers, a => a.Order == order && a.Kind == HomeAnswerKind.Report && a.Detail == (byte)EventStatus.Started);
    }
}
