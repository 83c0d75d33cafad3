using Han.Tests.Codec.Security;
using Sep.Codec.Coordinator.Spinel;

namespace Han.Tests.Codec.Spinel;

public sealed class HdlcLiteTests
{
    /// <summary>The reset that a host sends, and a frame with octets to escape, written out by hand.</summary>
    [Theory]
    [InlineData("8002EA74", "7E8002EA74")]
    [InlineData("7E7D1113F8FF", "7E7D5E7D5D7D317D337DD8FF")]
    public void A_frame_octet_by_octet_up_to_its_check(string frame, string start) =>
        Assert.StartsWith(start, Convert.ToHexString(Write(Convert.FromHexString(frame))), StringComparison.Ordinal);

    /// <summary>The published check value of CRC-16/X.25 over "123456789" is 0x906E, low octet first.</summary>
    [Fact]
    public void The_check_is_that_of_X25() => Assert.Equal("7E3132333435363738396E907E", Convert.ToHexString(Write("123456789"u8)));

    [Fact]
    public void Frames_come_back_however_the_stream_is_cut()
    {
        byte[][] frames = [.. Enumerable.Range(1, 40).Select(i => Arbitrary.Octets(i * 7, (ulong)i))];
        byte[] stream = [.. frames.SelectMany(frame => Write(frame))];
        for (int piece = 1; piece <= 5; piece++)
        {
            HdlcLiteReader reader = new();
            List<byte[]> read = [];
            foreach (byte[] chunk in stream.Chunk(piece))
            {
                ReadOnlySpan<byte> input = chunk;
                while (reader.TryRead(ref input, out ReadOnlySpan<byte> frame))
                {
                    read.Add(frame.ToArray());
                }
            }

            Assert.Equal(frames, read);
            Assert.Equal(0, reader.Damaged);
        }
    }

    [Fact]
    public void A_shared_flag_between_two_frames_is_enough()
    {
        byte[] stream = [.. Write([1, 2, 3])[..^1], .. Write([4, 5])];
        Assert.Equal([[1, 2, 3], [4, 5]], Read(stream, out _));
    }

    [Fact]
    public void Noise_before_the_first_flag_is_skipped() => Assert.Equal([[1, 2, 3]], Read([0x55, 0xAA, 0x7D, .. Write([1, 2, 3])], out _));

    [Fact]
    public void What_is_damaged_is_dropped_and_counted_and_the_next_frame_is_read()
    {
        byte[] sound = Write([1, 2, 3, 4]);
        for (int bit = 8; bit < (sound.Length - 1) * 8; bit++)
        {
            byte[] damaged = [.. sound];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            List<byte[]> read = Read([.. damaged, .. Write([9, 9])], out long count);
            Assert.Equal([9, 9], read[^1]);
            Assert.True(read.Count == 1 && count > 0, $"bit {bit}");
        }
    }

    [Fact]
    public void A_frame_cut_off_within_an_escape_is_damaged()
    {
        Assert.Equal([[9, 9]], Read([0x7E, 1, 2, 0x7D, .. Write([9, 9])], out long count));
        Assert.Equal(1, count);
    }

    [Fact]
    public void The_longest_frame_is_read_and_a_longer_one_is_dropped()
    {
        byte[] longest = Arbitrary.Octets(HdlcLiteReader.MaxFrameLength, 1);
        Assert.Equal([longest], Read(Write(longest), out _));
        Assert.Equal([[9, 9]], Read([.. Write([.. longest, 1]), .. Write([9, 9])], out long count));
        Assert.Equal(1, count);
    }

    [Fact]
    public void Arbitrary_octets_neither_throw_nor_make_frames()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            Read(Arbitrary.Octets(500, seed), out _);
        }
    }

    [Fact]
    public void A_buffer_that_is_too_small_throws_before_anything_is_written()
    {
        byte[] buffer = new byte[Write([0x7E, 1]).Length - 1];
        Assert.Throws<ArgumentException>(() => HdlcLite.Write(buffer, [0x7E, 1]));
        Assert.All(buffer, octet => Assert.Equal(0, octet));
    }

    internal static byte[] Write(ReadOnlySpan<byte> frame)
    {
        byte[] buffer = new byte[HdlcLite.MaxSize(frame.Length)];
        return buffer[..HdlcLite.Write(buffer, frame)];
    }

    internal static List<byte[]> Read(byte[] stream, out long damaged)
    {
        HdlcLiteReader reader = new();
        ReadOnlySpan<byte> input = stream;
        List<byte[]> frames = [];
        while (reader.TryRead(ref input, out ReadOnlySpan<byte> frame))
        {
            frames.Add(frame.ToArray());
        }

        damaged = reader.Damaged;
        return frames;
    }
}
