using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Mac;
using Sep.Codec.Zcl;

namespace Han.Tests.Node;

/// <summary>A parent forgets a child that sleeps and says nothing any more; a child that was forgotten comes back by itself.</summary>
public sealed class ChildAgeTests : AirScenario
{
    private const int Minute = 60_000, Timeout = 3;

    public ChildAgeTests()
    {
        Bench = new AirBench(RadioTiming.Bench with { ChildTimeoutMinutes = Timeout });
        Open();
    }

    /// <summary>What the ESI heard, but for its window closing.</summary>
    private string SaidToEsi(long milliseconds) => string.Join(" | ", EsiHeard(milliseconds).Split(" | ").Where(said => said != "permits 0 s"));

    private int Children => Bench.Coordinator.Stack.Memory.Neighbours.CountChildren();

    [Fact]
    public void A_silent_child_is_forgotten_and_stays_a_member()
    {
        AirNode node = Settle(One, NodeOptions.Sleepy(TimeSpan.FromSeconds(2)));
        node.PowerOff();
        Bench.Run((Timeout * Minute) - 10_000);
        Assert.Equal(1, Children);
        Bench.Run(40_000);
        Assert.Equal(0, Children);
        Assert.Equal("", SaidToEsi(0));
        Assert.True(Bench.Keys.IsEstablished(One));
        node.PowerOn();
        Assert.Equal("D1 SecuredRejoin", SaidToEsi(1_000));
        Assert.Equal(1, Children);
        EsiSends(One, Zcl(1));
        Assert.Equal("send confirmed Success", SaidToEsi(5_000));
    }

    /// <summary>It sleeps longer than its parent remembers, and finds out with its next poll.</summary>
    [Fact]
    public void An_orphan_is_told_by_its_next_poll_and_comes_back()
    {
        AirNode node = Settle(One, NodeOptions.Sleepy(TimeSpan.FromMinutes(10)));
        Bench.Run(4 * Minute);
        Assert.Equal(0, Children);
        Assert.Equal("", SaidToEsi(0));
        Assert.Equal("D1 SecuredRejoin", SaidToEsi(8 * Minute));
        Assert.True(node.IsEstablished(Esi));

        // Frames are kept for it again: it asks soon while it waits for an answer.
        DeviceSends(One, Zcl(1));
        EsiSends(One, Zcl(2));
        Assert.Contains("send confirmed Success", EsiHeard(5_000), StringComparison.Ordinal);
        Assert.Contains("E5 says 1802", Heard(One, 0), StringComparison.Ordinal);
        Assert.All(Inspect(), frame => Assert.Null(frame.Error));
    }

    [Fact]
    public void An_orphan_whose_poll_came_twice_is_told_once()
    {
        Settle(One, NodeOptions.Sleepy(TimeSpan.FromMinutes(10)));
        Bench.Run(4 * Minute);
        Assert.Equal(0, Children);
        int polls = Bench.Air.Frames.Count(IsPoll);
        bool isLost = false;
        Bench.Air.Passes = frame => isLost || !(isLost = IsAckThatMoreFollows(frame));
        Assert.Equal("D1 SecuredRejoin", SaidToEsi(8 * Minute));
        Assert.True(isLost);
        Assert.True(Bench.Air.Frames.Count(IsPoll) > polls + 1);
        Assert.Single(Inspect(), frame => frame.Command == "Leave");
    }

    /// <summary>It asked, could not hear the answer, and comes back by itself before that is forgotten.</summary>
    [Fact]
    public void An_orphan_that_came_back_by_itself_is_not_told_any_more()
    {
        AirNode node = Settle(One, NodeOptions.Sleepy(TimeSpan.FromMinutes(10)));
        byte[] poll = Bench.Air.Frames.FindLast(IsPoll)!;
        Bench.Run(4 * Minute);
        node.PowerOff();
        Bench.Air.Inject(poll, Bench.Esi.Identity.Channel);
        Bench.Run(100);
        int frames = Bench.Air.Frames.Count;
        node.PowerOn();
        Assert.Equal("D1 SecuredRejoin", SaidToEsi(10_000));
        Assert.DoesNotContain(Inspect().Skip(frames), frame => frame.Command == "Leave");
    }

    private static bool IsPoll(byte[] frame) => (frame[0] & 7) == (int)MacFrameType.Command && frame[^3] == (byte)MacCommandId.DataRequest;

    private static bool IsAckThatMoreFollows(byte[] frame) => (frame[0] & 7) == (int)MacFrameType.Ack && (frame[0] & 0x10) != 0;

    [Fact]
    public void An_orphan_that_missed_the_network_key_comes_back_without_it()
    {
        Settle(One, NodeOptions.Sleepy(TimeSpan.FromMinutes(10)));
        Bench.Run(4 * Minute);
        Bench.Esi.Call("switch", Bench.Network.SwitchNetworkKey);
        Bench.Run(Minute);
        Bench.Esi.Take();
        Assert.Contains("D1 TrustCentreRejoin", EsiHeard(25 * Minute), StringComparison.Ordinal);
    }

    /// <summary>The order to leave is kept for it no longer than any frame is. It tries to come back, and is told again.</summary>
    [Fact]
    public void A_sleeper_that_missed_its_removal_finds_out()
    {
        AirNode node = Settle(One, NodeOptions.Sleepy(TimeSpan.FromMinutes(1)));
        Bench.Run(20_000);
        Bench.Esi.Call("remove", () => Bench.Network.Remove(One));
        Bench.Run(10_000);
        Assert.Equal(JoiningState.Joined, node.State);
        Assert.EndsWith("left Removed", Heard(One, 5 * Minute), StringComparison.Ordinal);
        Assert.Equal(JoiningState.Outside, node.State);
        int frames = Bench.Air.Frames.Count;
        Bench.Run(10_000);
        Assert.InRange(Bench.Air.Frames.Count - frames, 0, 2);
    }

    [Theory]
    [InlineData(Misbehaviour.None)]
    [InlineData(Misbehaviour.StuckPoll)]
    public void Who_polls_or_speaks_is_not_forgotten(Misbehaviour fault)
    {
        Join(One, NodeOptions.Sleepy(TimeSpan.FromSeconds(30)), fault: fault);
        Bench.DeviceStarts(One);
        Bench.Run(60_000);
        for (int minute = 0; minute < 4 * Timeout; minute++)
        {
            if (fault == Misbehaviour.StuckPoll)
            {
                DeviceSends(One, Zcl(minute), ClusterId.Basic);
            }

            Bench.Run(Minute);
            Assert.Equal(1, Children);
        }
    }

    [Fact]
    public void Who_listens_always_need_not_poll()
    {
        Settle(One, NodeOptions.EndDevice);
        Settle(Two, NodeOptions.Router);
        Bench.Run(4 * Timeout * Minute);
        Assert.Equal(2, Children);
        EsiSends(One, Zcl(1));
        Assert.Equal("send confirmed Success", SaidToEsi(1_000));
    }

    [Fact]
    public void A_parent_that_was_off_gives_its_children_all_of_their_time()
    {
        Settle(One, NodeOptions.Sleepy(TimeSpan.FromSeconds(2))).PowerOff();
        Bench.Reset();
        Bench.Run(4 * Timeout * Minute);
        Bench.Esi.Call("resume", Bench.Network.ResumeNetwork);
        Bench.Run((Timeout * Minute) - 10_000);
        Assert.Equal(1, Children);
        Bench.Run(40_000);
        Assert.Equal(0, Children);
    }

    [Fact]
    public void So_do_range_extenders()
    {
        AirNode extender = Settle(Extender, NodeOptions.Router);
        AirNode node = Bench.Device(One, NodeOptions.Sleepy(TimeSpan.FromMinutes(10)));
        Bench.Air.Part(Radio(node), Radio(Bench.Coordinator));
        Settle(One, within: 5_000);
        Assert.Equal(1, extender.Stack.Memory.Neighbours.CountChildren());
        Bench.Run(5 * Minute);
        Assert.Equal(0, extender.Stack.Memory.Neighbours.CountChildren());
        Bench.Esi.Take();
        Assert.Contains("D1 SecuredRejoin", SaidToEsi(8 * Minute), StringComparison.Ordinal);
        Assert.Equal(Extender, node.Parent);
    }
}
