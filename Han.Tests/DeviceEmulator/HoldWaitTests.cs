using DeviceEmulator.Time;

namespace Han.Tests.DeviceEmulator;

public sealed class HoldWaitTests
{
    [Fact]
    public async Task Who_waits_for_holds_waits_for_those_that_are_open_then_and_for_no_later_one()
    {
        var clock = new VirtualMarketClock(new MarketTime(1_000));
        Assert.True(clock.WaitForHoldsAsync(CancellationToken.None).IsCompletedSuccessfully);
        TimeHold first = clock.Hold();
        TimeHold second = clock.Hold();
        Task wait = clock.WaitForHoldsAsync(CancellationToken.None);
        using TimeHold later = clock.Hold();
        Assert.Equal(first.At, later.At);
        second.Dispose();
        second.Dispose();
        Assert.False(wait.IsCompleted);
        Assert.False(clock.WaitForHoldsAsync(CancellationToken.None).IsCompleted);
        first.Dispose();
        await wait.WaitAsync(TimeSpan.FromMinutes(5));

        using var stop = new CancellationTokenSource();
        Task given = clock.WaitForHoldsAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
    }
}
