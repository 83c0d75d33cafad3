using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Inspect;
using Sep.Codec.Zcl;

namespace Han.Tests.Node;

/// <summary>Application data between members: secured, acknowledged, repeated, in blocks, and to those who sleep.</summary>
public sealed class DataTests : AirScenario
{
    private static readonly byte[] Asdu = Convert.FromHexString("010203A5A5A5A5A5A5A5A5");

    [Fact]
    public void Data_are_encrypted_twice_and_acknowledged_both_ways()
    {
        Open();
        Settle(One);
        Bench.Air.Frames.Clear();
        EsiSends(One, Asdu);
        Assert.Equal("send confirmed Success", EsiHeard());
        Assert.Equal("E5 says 010203A5A5A5A5A5A5A5A5", Heard(One, 0));
        DeviceSends(One, Asdu);
        Assert.Equal("D1 says 010203A5A5A5A5A5A5A5A5", EsiHeard());
        Assert.Equal("send confirmed Success", Heard(One, 0));
        Assert.Equal(8, Bench.Air.Frames.Count);
        Assert.DoesNotContain(Bench.Air.Frames, frame => frame.AsSpan().IndexOf(Asdu) >= 0);
    }

    [Fact]
    public void What_came_without_the_link_key_that_its_cluster_asks_for_says_so()
    {
        Open();
        Settle(One);
        Bench.DeviceSends(new ApsAddress(One, 1, Esi, 1, ClusterId.Drlc) { Security = ApsSecurity.NetworkKey }, [7]);
        Assert.Equal("D1 says 07", EsiHeard());
        Assert.Equal(ApsSecurity.NetworkKey, Bench.Esi.LastIndication.Security);
        Bench.DeviceSends(new ApsAddress(One, 1, Esi, 1, ClusterId.Basic) { Security = ApsSecurity.LinkKey }, [8]);
        Assert.Equal("D1 says 08", EsiHeard());
        Assert.Equal(ApsSecurity.LinkKey, Bench.Esi.LastIndication.Security);
    }

    /// <summary>Whichever frame of an exchange is lost, it succeeds in the end, and each side hears it once.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_loss_of_any_single_frame_is_made_good(int lost)
    {
        Open();
        Settle(One);
        int count = 0;
        Bench.Air.Passes = _ => count++ != lost;
        EsiSends(One, Asdu);
        Assert.Equal("send confirmed Success", EsiHeard(3_000));
        Assert.Equal("E5 says 010203A5A5A5A5A5A5A5A5", Heard(One, 0));
        Assert.InRange(count, 5, 8);
    }

    /// <summary>All MAC attempts at the first frame are lost: only the repetition of the APS can help.</summary>
    [Fact]
    public void When_the_MAC_gives_up_the_APS_repeats()
    {
        Open();
        Settle(One);
        int count = 0;
        Bench.Air.Passes = _ => count++ > 3;
        EsiSends(One, Asdu);
        Assert.Equal("send confirmed Success", EsiHeard(3_000));
        Assert.Equal("E5 says 010203A5A5A5A5A5A5A5A5", Heard(One, 0));
    }

    [Fact]
    public void Whose_acknowledgements_are_all_lost_hears_NoAck_and_the_receiver_has_it_once()
    {
        Open();
        Settle(One);
        ushort device = Bench.Device(One).ShortAddress;

        // Data of the device are lost, its MAC acknowledgements are not.
        Bench.Air.Passes = frame => frame.Length == 5 || frame[7] + (frame[8] << 8) != device;
        EsiSends(One, Asdu);
        Assert.Equal("send confirmed NoAck", EsiHeard(3_000));
        Assert.Equal("E5 says 010203A5A5A5A5A5A5A5A5", Heard(One, 0));
    }

    [Fact]
    public void Nobody_in_range_means_NoAck()
    {
        Open();
        Settle(One);
        Bench.Air.Part(Radio(Bench.Device(One)), Radio(Bench.Coordinator));
        EsiSends(One, Asdu);
        Assert.Equal("send confirmed NoAck", EsiHeard(3_000));
        Assert.Equal("", Heard(One, 0));
    }

    [Fact]
    public void A_replayed_frame_is_dropped()
    {
        Open();
        Settle(One);
        EsiSends(One, Asdu);
        Bench.Run();
        Bench.Esi.Take();
        Bench.Devices[One].Take();
        Bench.Network.PermitJoining(0);
        Bench.Run();
        Bench.Esi.Take();
        byte[][] frames = [.. Bench.Air.Frames];
        long before = Bench.Device(One).Stack.Nwk.Replays;
        Bench.Run(60_000);
        foreach (byte[] frame in frames)
        {
            Bench.Air.Inject(frame, Bench.Esi.Identity.Channel);
            Bench.Run(400);
        }

        Assert.Equal("", Bench.Devices[One].Take());
        Assert.Equal("", Bench.Esi.Take());
        Assert.True(Bench.Device(One).Stack.Nwk.Replays > before);
        EsiSends(One, Asdu);
        Assert.Equal("send confirmed Success", EsiHeard());
    }

    [Fact]
    public void A_frame_that_was_changed_on_its_way_is_dropped()
    {
        Open();
        Settle(One);
        Bench.Air.Passes = frame =>
        {
            if (frame.Length > 60)
            {
                frame[50] ^= 1;
                Sep.Codec.Mac.MacFrame.AppendFrameCheck(frame, frame.Length - 2);
            }

            return true;
        };
        EsiSends(One, new byte[40]);
        Assert.Equal("send confirmed NoAck", EsiHeard(3_000));
        Assert.Equal("", Heard(One, 0));
        Assert.True(Bench.Device(One).Stack.Nwk.Forged > 0);
    }

    [Theory]
    [InlineData(73, 1)]
    [InlineData(74, 2)]
    [InlineData(128, 2)]
    public void A_long_ASDU_goes_in_blocks(int octets, int blocks)
    {
        Open();
        Settle(One);
        byte[] asdu = [.. Enumerable.Range(0, octets).Select(i => (byte)i)];
        Bench.Air.Frames.Clear();
        EsiSends(One, asdu);
        Assert.Equal("send confirmed Success", EsiHeard());
        Assert.Equal($"E5 says {Convert.ToHexString(asdu)}", Heard(One, 0));
        Assert.Equal(4 * blocks, Bench.Air.Frames.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public void A_lost_block_or_its_acknowledgement_is_made_good(int lost)
    {
        Open();
        Settle(One);
        byte[] asdu = [.. Enumerable.Range(0, 128).Select(i => (byte)i)];
        int count = 0;

        // All four attempts of the MAC at one frame.
        Bench.Air.Passes = _ => count++ is int n && (n < lost || n > lost + 3);
        DeviceSends(One, asdu);
        Assert.Equal($"D1 says {Convert.ToHexString(asdu)}", EsiHeard(3_000));
        Assert.Equal("send confirmed Success", Heard(One, 0));
    }

    [Fact]
    public void A_sleepy_device_fetches_what_is_kept_for_it()
    {
        Open();
        Settle(One, NodeOptions.Sleepy(TimeSpan.FromSeconds(2)));
        Bench.Run(2_500);
        Bench.Air.Frames.Clear();
        EsiSends(One, [1]);
        EsiSends(One, [2]);
        EsiSends(One, [3]);
        Assert.Equal("send confirmed Success | send confirmed Success | send confirmed Success", EsiHeard(6_000));
        Assert.Equal("E5 says 01 | E5 says 02 | E5 says 03", Heard(One, 0));
        DeviceSends(One, [4]);
        Assert.Equal("D1 says 04", EsiHeard());
        Assert.Equal("send confirmed Success", Heard(One, 0));
    }

    [Fact]
    public void The_receiver_of_a_sleepy_device_is_off_between_polls()
    {
        Open();
        AirNode node = Settle(One, NodeOptions.Sleepy(TimeSpan.FromSeconds(2)));
        Bench.Run(10_000);
        int on = 0;
        for (int i = 0; i < 1_000; i++)
        {
            Bench.Run(10);
            on += Radio(node).Channel == 0 ? 0 : 1;
        }

        Assert.InRange(on, 0, 20);
    }

    [Fact]
    public void Who_does_not_poll_gets_nothing_and_the_sender_is_told()
    {
        Open();
        Assert.Equal("join Success", Join(One, NodeOptions.Sleepy(TimeSpan.FromSeconds(2)), fault: Misbehaviour.StuckPoll));
        EsiSends(One, [1], ClusterId.Basic);
        Assert.Equal("D1 UnsecuredJoin | send confirmed NoAck", EsiHeard(60_000));
        Assert.Equal("", Heard(One, 0));
    }

    [Fact]
    public void Two_hundred_and_fifty_six_are_under_way_at_most()
    {
        Open();
        Settle(One);
        ApsAddress address = new(Esi, 1, One, 1, ClusterId.Basic);
        for (int i = 0; i < 256; i++)
        {
            Assert.NotEqual(StackToken.None, Bench.Aps.Send(address, [1, (byte)i]));
        }

        Assert.Equal(StackToken.None, Bench.Aps.Send(address, [1]));
        Bench.Run(20_000);
        Assert.NotEqual(StackToken.None, Bench.Aps.Send(address, [1]));
    }
}
