using DeviceEmulator.Time;

namespace Han.Tests.DeviceEmulator;

public sealed class VirtualMarketClockTests
{
    private readonly VirtualMarketClock _clock = new(new MarketTime(1000));

    [Fact]
    public void Never_past_the_horizon()
    {
        _ = _clock.RunToAsync(new MarketTime(2000));
        Assert.Equal(2000, _clock.Grant(new MarketTime(9000)).Milliseconds);
    }

    [Fact]
    public void Never_at_or_past_a_hold_and_a_hold_stamps_what_no_lane_reached()
    {
        _ = _clock.RunToAsync(new MarketTime(2000));
        _clock.Grant(new MarketTime(1500));
        using TimeHold hold = _clock.Hold();
        Assert.Equal(1501, hold.At.Milliseconds);
        Assert.Equal(1500, _clock.Grant(new MarketTime(1800)).Milliseconds);
        hold.Dispose();
        Assert.Equal(1800, _clock.Grant(new MarketTime(1800)).Milliseconds);
    }

    [Fact]
    public void A_release_between_grant_and_wait_wakes_the_loop()
    {
        TimeHold hold = _clock.Hold();
        Task changes = _clock.Changes;
        _clock.Grant(new MarketTime(1000));
        hold.Dispose();
        Assert.True(_clock.WaitUntilAsync(new MarketTime(1000), changes, CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public void The_driver_is_told_only_when_its_own_horizon_is_reached()
    {
        Task run = _clock.RunToAsync(new MarketTime(2000));
        _clock.Grant(new MarketTime(2000));
        _clock.Arrive(new MarketTime(1000));
        Assert.False(run.IsCompleted);
        _clock.Arrive(new MarketTime(2000));
        Assert.True(run.IsCompletedSuccessfully);
    }
}
