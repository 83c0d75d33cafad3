using System.Runtime.CompilerServices;
using DeviceEmulator.Air;

namespace Han.Tests.Air;

/// <summary>The air without trouble.</summary>
public sealed class VirtualAirTests
{
    [Fact]
    public void Everybody_on_the_channel_but_the_sender_hears_a_frame_when_its_octets_are_out()
    {
        AirRig rig = new();
        (Antenna sender, Antenna near, Antenna other) = (rig.Put(), rig.Put(), rig.Put(channel: 16));
        byte[] frame = AirRig.Frame(1);
        rig.Air.Transmit(sender, frame);
        Assert.Empty(near.Frames);
        rig.Run();
        Assert.Equal(
            [new Antenna.Heard(AirRig.Start + VirtualAir.Airtime(frame.Length), Convert.ToHexString(frame), byte.MaxValue, 15)], near.Frames);
        Assert.Empty(sender.Frames);
        Assert.Empty(other.Frames);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(25, 1)]
    [InlineData(26, 2)]
    [InlineData(127, 5)]
    public void Airtime_is_32_microseconds_an_octet_with_preamble_and_length(int octets, long milliseconds) =>
        Assert.Equal(milliseconds, VirtualAir.Airtime(octets));

    [Fact]
    public void Whoever_turned_away_while_a_frame_was_under_way_does_not_hear_it()
    {
        AirRig rig = new();
        (Antenna sender, Antenna asleep, Antenna gone, Antenna there) = (rig.Put(), rig.Put(), rig.Put(), rig.Put());
        rig.Air.Transmit(sender, AirRig.Frame(1));
        asleep.Channel = 0;
        rig.Air.Detach(gone);
        rig.Air.Detach(sender);
        rig.Run();
        Assert.Empty(asleep.Frames);
        Assert.Empty(gone.Frames);
        Assert.Single(there.Frames);
    }

    [Fact]
    public void Who_is_gone_for_good_is_not_held()
    {
        AirRig rig = new();
        Antenna there = rig.Put();
        WeakReference gone = ComeAndGo(rig);
        rig.Run();
        Assert.Single(there.Frames);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(gone.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ComeAndGo(AirRig rig)
    {
        Antenna antenna = rig.Put();
        rig.Air.Transmit(antenna, AirRig.Frame(1));
        rig.Air.Detach(antenna);
        return new WeakReference(antenna);
    }

    [Fact]
    public void A_receiver_may_transmit_attach_and_detach_as_it_hears()
    {
        AirRig rig = new();
        (Antenna sender, Antenna first, Antenna second, Antenna third) = (rig.Put(), rig.Put(), rig.Put(), rig.Put());
        first.Then = _ =>
        {
            first.Then = static _ => { };
            rig.Air.Detach(second);
            rig.Air.Transmit(first, AirRig.Frame(2));
            rig.Put();
        };
        rig.Air.Transmit(sender, AirRig.Frame(1));
        rig.Run();
        Assert.Empty(second.Frames);
        Assert.Equal([AirRig.Frame(1), AirRig.Frame(2)], third.Frames.Select(heard => Convert.FromHexString(heard.Psdu)));
        Assert.Equal([AirRig.Frame(2)], sender.Frames.Select(heard => Convert.FromHexString(heard.Psdu)));
    }

    [Fact]
    public void What_no_radio_can_transmit_is_refused()
    {
        AirRig rig = new();
        Antenna sender = rig.Put();
        Assert.Throws<ArgumentException>(() => rig.Air.Transmit(sender, new byte[4]));
        Assert.Throws<ArgumentException>(() => rig.Air.Transmit(sender, new byte[128]));
        sender.Channel = 0;
        Assert.Throws<ArgumentException>(() => rig.Air.Transmit(sender, AirRig.Frame(1)));
    }

    [Fact]
    public void A_frame_that_is_heard_costs_no_object()
    {
        AirRig rig = new(new Loss(1, 0.5), new Duplication(1, 0.5, 1));
        Quiet quiet = new();
        Antenna sender = rig.Put();
        rig.Air.Attach(quiet);
        byte[] frame = AirRig.Frame(1);
        void Round()
        {
            for (int i = 0; i < 100; i++)
            {
                rig.Air.Transmit(sender, frame);
                rig.Run(10);
            }
        }

        Round();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Round();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.NotEqual(0, quiet.Count);
    }

    private sealed class Quiet : ITransceiver
    {
        public int Count { get; private set; }

        public byte Channel => 15;

        public void OnReceived(ReadOnlySpan<byte> psdu, in Sep.Codec.Capture.FrameReception reception) => Count++;
    }
}
