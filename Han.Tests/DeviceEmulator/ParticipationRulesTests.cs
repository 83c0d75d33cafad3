using DeviceEmulator.Devices;
using DeviceEmulator.Profile;
using Sep.Codec.Clusters.Drlc;
using static Han.Tests.DeviceEmulator.HanRig;

namespace Han.Tests.DeviceEmulator;

/// <summary>What a device says of its user's part. The other rules of docs/load-control.md on this are in <see cref="DeviceLifeTests"/>.</summary>
public sealed class ParticipationRulesTests
{
    [Theory]
    [InlineData(OptOutBeforeStart.AtStart, StartWhenOptedOut.OptedOut, "01 04 0A", 60)]
    [InlineData(OptOutBeforeStart.AtOnce, StartWhenOptedOut.OptedOut, "01 04 0A", 30)]
    [InlineData(OptOutBeforeStart.AtStart, StartWhenOptedOut.Started, "01 02 0A", 0)]
    [InlineData(OptOutBeforeStart.AtOnce, StartWhenOptedOut.Started, "01 04 02 0A", 30)]
    public void An_opt_out_before_the_start(OptOutBeforeStart optOut, StartWhenOptedOut start, string said, int toldAt)
    {
        HanRig han = new(new Interpretation { OptOutBeforeStart = optOut, StartWhenOptedOut = start }, Load());
        han.Send(Event()).To(30);
        Assert.True(han.Device.OptOut(1));
        Assert.Equal(said, han.To(200).Said);
        if (toldAt > 0)
        {
            Assert.Equal(At(toldAt).ToSep(), han.Report(EventStatus.OptedOut).EventStatusTime);
        }

        Assert.All(han.Tap.Frames.Skip(1), f => Assert.Equal(Unused.DutyCycle, f.Report!.Value.DutyCycleApplied));
        Assert.Equal(LedgerOutcome.DidNotParticipate, han.Row.Outcome);
    }

    [Fact]
    public void An_opt_out_that_was_told_at_once_and_taken_back_shows_in_the_start()
    {
        HanRig han = new(new Interpretation { OptOutBeforeStart = OptOutBeforeStart.AtOnce }, Load());
        han.Send(Event()).To(30);
        Assert.True(han.Device.OptOut(1));
        Assert.True(han.Device.OptIn(1));
        Assert.Equal("01 04 02 03", han.To(200).Said);
    }
}
