using Han.Tests.Codec.Security;
using Sep.Codec.Coordinator.Znp;

namespace Han.Tests.Coordinators.Znp;

/// <summary>Frames in a stream, whatever is between them and however it is cut.</summary>
public sealed class ZnpFrameScannerTests
{
    private const string Ping = "FE00210120";
    private const string Answer = "FE02610159063D";

    [Theory]
    [InlineData(Ping + Answer, "2101 6101", 0)]
    [InlineData("EF" + Ping, "2101", 1)]
    [InlineData("0D0A426F6F742076312E32" + Ping, "2101", 11)]
    [InlineData("FE" + Ping, "2101", 1)]
    [InlineData("FEFE" + Ping, "2101", 2)]
    [InlineData("FE00210121" + Ping, "2101", 5)]
    [InlineData("FE02610159063C" + Answer, "6101", 7)]
    [InlineData("FEFB2101" + Ping, "2101", 4)]
    [InlineData("FE0121" + Ping + "00" + Answer, "2101 6101", 4)]
    [InlineData("FE0721FE00210120FE026101", "2101", 3)]
    [InlineData("", "", 0)]
    [InlineData("FE", "", 0)]
    [InlineData("112233", "", 3)]
    public void Frames_are_found_between_other_octets_cut_anywhere(string hex, string commands, long discarded)
    {
        byte[] stream = Convert.FromHexString(hex);
        for (int size = 1; size <= Math.Max(stream.Length, 1); size++)
        {
            ZnpFrameScanner scanner = new();
            List<string> found = [];
            foreach (byte[] piece in stream.Chunk(size))
            {
                ReadOnlySpan<byte> octets = piece;
                while (scanner.TryRead(ref octets, out ZnpFrame frame))
                {
                    found.Add($"{(ushort)frame.Command:X4}");
                }

                Assert.True(octets.IsEmpty);
            }

            Assert.Equal((commands, discarded), (string.Join(' ', found), scanner.Discarded));
        }
    }

    [Fact]
    public void A_frame_that_never_ends_is_given_up_for_those_within_it()
    {
        ZnpFrameScanner scanner = new();
        ReadOnlySpan<byte> octets = Convert.FromHexString("FE64" + Ping);
        Assert.False(scanner.TryRead(ref octets, out _));
        Assert.True(scanner.IsWithinFrame);
        scanner.Resynchronise();
        Assert.True(scanner.TryRead(ref octets, out ZnpFrame frame));
        Assert.Equal(ZnpCommandId.SysPing, frame.Command);
        Assert.False(scanner.IsWithinFrame);
        Assert.Equal(2, scanner.Discarded);
    }

    [Fact]
    public void The_longest_frame_is_found_and_a_longer_one_is_not_written()
    {
        byte[] buffer = new byte[ZnpFrame.MaxSize];
        ZnpFrame longest = new(ZnpCommandId.SysPing, new(new byte[ZnpFrame.MaxData]));
        Assert.Equal(ZnpFrame.MaxSize, longest.CopyTo(buffer));
        ReadOnlySpan<byte> octets = buffer;
        Assert.True(new ZnpFrameScanner().TryRead(ref octets, out ZnpFrame read));
        Assert.Equal(longest, read);
        Assert.Throws<ArgumentException>(() => new ZnpFrame(ZnpCommandId.SysPing, new(new byte[ZnpFrame.MaxData + 1])).CopyTo(new byte[300]));
        Assert.Throws<ArgumentException>(() => longest.CopyTo(new byte[ZnpFrame.MaxSize - 1]));
    }

    [Fact]
    public void Arbitrary_octets_never_throw_and_good_frames_after_them_are_found_in_the_end()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            ZnpFrameScanner scanner = new();
            byte[] noise = Arbitrary.Octets(500, seed);
            ReadOnlySpan<byte> octets = noise;
            while (scanner.TryRead(ref octets, out _))
            {
            }

            // After at most the longest frame of noise the stream is in step again.
            byte[] good = [.. Enumerable.Repeat(Convert.FromHexString(Ping), 80).SelectMany(frame => frame)];
            octets = good;
            int found = 0;
            while (scanner.TryRead(ref octets, out ZnpFrame frame))
            {
                found += frame.Command == ZnpCommandId.SysPing && frame.Data.Length == 0 ? 1 : 0;
            }

            Assert.InRange(found, 28, 80);
        }
    }
}
