using DeviceEmulator.Time;
using Han.Gateway.Requests;
using Han.Tests.Storage;

namespace Han.Tests.Requests;

public sealed class CommitGroupTests
{
    [Fact]
    public async Task WhoAskedIsAnsweredOnceItIsOnDiskAndNotOnlyWhenItIsHandedOver()
    {
        var clock = new VirtualMarketClock(new MarketTime(1000));
        var group = new CommitGroup();
        Assert.False(group.IsAwaited);
        Assert.False(group.Answer());
        JournalWork.Accept first = Accept(clock, 1), second = Accept(clock, 2), again = Accept(clock, 3);
        group.Add(first);
        group.Add(second);
        group.Add(again, first.Request.Answer);
        Assert.True(group.Answer());
        Assert.All([first, second, again], a => Assert.True(a.Done.Task.IsCompletedSuccessfully));
        Assert.Same(first.Request.Answer, await first.Done.Task);
        Assert.Same(second.Request.Answer, await second.Done.Task);
        Assert.Same(first.Request.Answer, await again.Done.Task);
        Assert.Equal([first, second], group.Accepted);
        Assert.True(group.IsAwaited);
        group.HandedOver();
        Assert.False(group.IsAwaited);
        Assert.Empty(group.Accepted);
        Assert.False(group.Answer());
    }

    [Fact]
    public void WhoIsAnsweredWithoutAWordOnDiskWaitsForTheCommitAsWell()
    {
        var group = new CommitGroup();
        JournalWork.Accept again = Accept(new VirtualMarketClock(new MarketTime(1000)), 1);
        group.Add(again, again.Request.Answer);
        Assert.True(group.IsAwaited);
        Assert.True(group.Answer());
        Assert.False(group.IsAwaited);
    }

    [Fact]
    public async Task WhoWaitsForACommitIsToldOfItOrThatThereIsNone()
    {
        var group = new CommitGroup();
        JournalWork.Commit first = new(new TaskCompletionSource()), second = new(new TaskCompletionSource()), third = new(new TaskCompletionSource());
        group.Add(first);
        Assert.True(group.IsAwaited);
        Assert.True(group.Answer());
        Assert.True(first.Done.Task.IsCompletedSuccessfully);
        Assert.False(group.IsAwaited);

        group.Add(second);
        group.Refuse(RequestNotStoredException.NoSpace());
        await Assert.ThrowsAsync<RequestNotStoredException>(() => second.Done.Task);
        Assert.False(group.IsAwaited);
        CommitGroup.Refuse(third, RequestNotStoredException.NoSpace());
        await Assert.ThrowsAsync<RequestNotStoredException>(() => third.Done.Task);
    }

    private static JournalWork.Accept Accept(VirtualMarketClock clock, long number) =>
        new(Samples.Request(number), new TaskCompletionSource<HanAnswer>(TaskCreationOptions.RunContinuationsAsynchronously), clock.Hold());
}
