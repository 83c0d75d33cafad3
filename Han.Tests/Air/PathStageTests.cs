using DeviceEmulator.Air;
using DeviceEmulator.Time;
using Sep.Codec.Mac;
using Sep.Codec.Wire;

namespace Han.Tests.Air;

/// <summary>Each trouble for itself, and several together.</summary>
public sealed class PathStageTests
{
    private const int Frames = 2000;

    [Fact]
    public void Loss_takes_its_share_at_each_receiver_for_itself()
    {
        (Antenna first, Antenna second) = Send(Frames, new Loss(seed: 7, 0.2));
        Assert.InRange(first.Frames.Count, Frames * 0.77, Frames * 0.83);
        Assert.InRange(second.Frames.Count, Frames * 0.77, Frames * 0.83);

        // Independent of each other: both hear about 0.8 * 0.8 of the frames.
        int both = first.Frames.Intersect(second.Frames).Count();
        Assert.InRange(both, Frames * 0.60, Frames * 0.68);
    }

    [Fact]
    public void The_same_seed_is_the_same_trouble_and_another_is_another()
    {
        IPathStage[] Trouble(ulong seed) =>
            [new Loss(seed, 0.1), new Corruption(seed, 0.1), new Delay(seed, 0, 9), new Reordering(seed, 0.1, 40), new Duplication(seed, 0.1, 3)];
        Antenna first = Send(200, Trouble(7)).First;
        Assert.Equal(first.Frames, Send(200, Trouble(7)).First.Frames);
        Assert.NotEqual(first.Frames, Send(200, Trouble(8)).First.Frames);
    }

    /// <summary>What one pair meets does not depend on what others transmit in between.</summary>
    [Fact]
    public void The_trouble_of_a_path_is_its_own()
    {
        AirRig Run(bool withNeighbour, out Antenna receiver)
        {
            AirRig rig = new(new Loss(5, 0.5));
            (Antenna sender, receiver, Antenna neighbour) = (rig.Put(), rig.Put(), rig.Put());
            for (int i = 0; i < 100; i++)
            {
                rig.Air.Transmit(sender, AirRig.Frame(i));
                if (withNeighbour)
                {
                    neighbour.Channel = 16;
                    rig.Air.Transmit(neighbour, AirRig.Frame(-i));
                }

                rig.Run(10);
            }

            return rig;
        }

        Run(withNeighbour: false, out Antenna alone);
        Run(withNeighbour: true, out Antenna together);
        Assert.Equal(alone.Frames, together.Frames);
    }

    [Fact]
    public void A_delayed_frame_is_heard_within_the_limits_and_all_of_them_occur()
    {
        long[] delays = [.. Send(500, new Delay(3, 2, 6)).First.Frames.Select((heard, i) => heard.At - AirRig.Start - (100L * i) - 1)];
        Assert.Equal([2L, 3, 4, 5, 6], delays.Distinct().Order());
    }

    [Fact]
    public void A_frame_held_back_is_overtaken()
    {
        AirRig rig = new(new OnPath(null, null, new HoldFirst()));
        (Antenna sender, Antenna receiver) = (rig.Put(), rig.Put());
        rig.Air.Transmit(sender, AirRig.Frame(1));
        rig.Run(2);
        rig.Air.Transmit(sender, AirRig.Frame(2));
        rig.Run();
        Assert.Equal([AirRig.Frame(2), AirRig.Frame(1)], receiver.Frames.Select(heard => Convert.FromHexString(heard.Psdu)));
        Assert.InRange(Send(Frames, new Reordering(1, 0.1, 50)).First.Frames.Count(heard => (heard.At - AirRig.Start) % 100 > 50), Frames * 0.08, Frames * 0.12);
    }

    [Fact]
    public void A_repeated_frame_is_heard_twice_and_alike()
    {
        List<Antenna.Heard> heard = Send(Frames, new Duplication(2, 0.1, 7)).First.Frames;
        Assert.InRange(heard.Count, Frames * 1.08, Frames * 1.12);
        foreach (IGrouping<string, Antenna.Heard> copies in heard.GroupBy(each => each.Psdu).Where(copies => copies.Count() > 1))
        {
            Assert.Equal([0L, 7], copies.Select(copy => copy.At - copies.First().At));
        }
    }

    [Fact]
    public void The_frame_check_sequence_finds_every_damage()
    {
        List<Antenna.Heard> heard = Send(Frames, new Corruption(2, 1)).First.Frames;
        Assert.Equal(Frames, heard.Count);
        Assert.All(heard, each => Assert.Equal(FrameError.BadFrameCheck, MacFrame.CheckFrame(Convert.FromHexString(each.Psdu), out _)));
        int damaged = Send(Frames, new Corruption(2, 0.1)).First.Frames
            .Count(each => MacFrame.CheckFrame(Convert.FromHexString(each.Psdu), out _) != FrameError.None);
        Assert.InRange(damaged, Frames * 0.08, Frames * 0.12);
    }

    [Fact]
    public void A_jammed_channel_is_silent_for_its_time_and_others_are_not()
    {
        MarketTime from = new(AirRig.Start + 200), until = new(AirRig.Start + 500);
        (Antenna first, _) = Send(10, new Jamming().Jam(15, from, until));
        Assert.Equal([0L, 1, 5, 6, 7, 8, 9], first.Frames.Select(heard => (heard.At - AirRig.Start) / 100));
        Assert.Equal(10, Send(10, new Jamming().Jam(16, from, until)).First.Frames.Count);
    }

    [Fact]
    public void Reach_depends_on_the_distance_and_changes_when_somebody_moves()
    {
        Reach reach = new(metres: 10);
        AirRig rig = new(reach);
        (Antenna sender, Antenna near, Antenna far, Antenna unplaced) = (rig.Put(), rig.Put(), rig.Put(), rig.Put());
        reach.Place(sender, 0, 0).Place(near, 3, 4).Place(far, 8, 8);
        rig.Air.Transmit(sender, AirRig.Frame(1));
        rig.Run();
        Assert.Equal<byte?>([127], near.Frames.Select(heard => heard.LinkQuality));
        Assert.Empty(far.Frames);
        Assert.Equal<byte?>([255], unplaced.Frames.Select(heard => heard.LinkQuality));

        reach.Place(far, 6, 0);
        rig.Air.Transmit(far, AirRig.Frame(2));
        rig.Run();
        Assert.Single(sender.Frames);
    }

    /// <summary>A device between two ESIs that do not hear each other hears both.</summary>
    [Fact]
    public void Two_may_be_separated_and_a_third_hears_both()
    {
        Separation separation = new();
        AirRig rig = new(separation);
        (Antenna left, Antenna between, Antenna right) = (rig.Put(), rig.Put(), rig.Put());
        separation.Between(left, right);
        rig.Air.Transmit(left, AirRig.Frame(1));
        rig.Run();
        rig.Air.Transmit(right, AirRig.Frame(2));
        rig.Run();
        Assert.Equal((0, 2, 0), (left.Frames.Count, between.Frames.Count, right.Frames.Count));
        separation.Join(right, left);
        rig.Air.Transmit(right, AirRig.Frame(3));
        rig.Run();
        Assert.Single(left.Frames);
    }

    [Fact]
    public void A_trouble_may_be_confined_to_a_path()
    {
        AirRig? rig = null;
        Antenna? deaf = null;
        rig = new AirRig(new Late(() => new OnPath(null, deaf, new Loss(1, 1))));
        (Antenna sender, deaf, Antenna other) = (rig.Put(), rig.Put(), rig.Put());
        rig.Air.Transmit(sender, AirRig.Frame(1));
        rig.Air.Transmit(deaf, AirRig.Frame(2));
        rig.Run();
        Assert.Equal((1, 0, 2), (sender.Frames.Count, deaf.Frames.Count, other.Frames.Count));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Loss(1, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Corruption(1, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Duplication(1, double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Duplication(1, 0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Reordering(1, 0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Delay(1, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Delay(1, 0, Delay.Longest + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Reach(0));
    }

    /// <summary>Frames to two receivers, 100 ms apart.</summary>
    private static (Antenna First, Antenna Second) Send(int count, params IPathStage[] path)
    {
        AirRig rig = new(path);
        (Antenna sender, Antenna first, Antenna second) = (rig.Put(), rig.Put(), rig.Put());
        for (int i = 0; i < count; i++)
        {
            rig.Air.Transmit(sender, AirRig.Frame(i));
            rig.Run(100);
        }

        rig.Run();
        return (first, second);
    }

    private sealed class HoldFirst : IPathStage
    {
        public void Pass(ref Passage passage) => passage.Delay(passage.FrameNumber == 1 ? 5 : 0);
    }

    private sealed class Late(Func<IPathStage> stage) : IPathStage
    {
        public void Pass(ref Passage passage) => stage().Pass(ref passage);
    }
}
