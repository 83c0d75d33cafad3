using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

public sealed class ZclFrameTests
{
    [Fact]
    public void A_longer_revision_keeps_its_tail()
    {
        byte[] frame = Convert.FromHexString("012C010000000000EFCDAB00");
        Assert.True(ZclFrame.TryRead(frame.AsSpan(), out ZclHeader header, out ReadOnlySpan<byte> payload));
        Assert.True(ZclFrame.TryDecode(payload, out GetScheduledEvents command, out ReadOnlySpan<byte> tail));
        Assert.Equal("EFCDAB00", Convert.ToHexString(tail));

        byte[] again = new byte[frame.Length];
        Assert.Equal(frame.Length, ZclFrame.Write(again, header, command, tail));
        Assert.Equal(frame, again);
    }

    [Fact]
    public void Truncated_input_is_malformed()
    {
        Assert.False(ZclFrame.TryDecode(new byte[LoadControlEvent.Size - 1], out LoadControlEvent command, out ReadOnlySpan<byte> _));
        Assert.Equal(default, command);
    }

    [Fact]
    public void A_reserved_frame_type_is_refused()
    {
        Assert.False(ZclFrame.TryRead([0x02, 0x00, 0x00], out _, out ReadOnlySpan<byte> payload));
        Assert.True(payload.IsEmpty);
    }

    [Fact]
    public void A_manufacturer_code_is_read_and_written_and_hides_the_command()
    {
        // zcl.manufacturer-specific.read: Read Attributes of manufacturer 0x1002.
        byte[] frame = Convert.FromHexString("04021012000080");
        Assert.True(ZclFrame.TryRead(frame.AsSpan(), out ZclHeader header, out ReadOnlySpan<byte> payload));
        Assert.Equal(new ZclHeader(FrameType.ProfileWide, Direction.ClientToServer, 0x12, 0x00, manufacturerCode: 0x1002), header);
        Assert.Equal(5, header.Size);
        Assert.Null(SepCommands.Find(header, ClusterId.Metering));
        Assert.Equal("0080", Convert.ToHexString(payload));
    }

    [Fact]
    public void A_header_of_another_command_is_refused_by_write()
    {
        ZclHeader header = new(FrameType.ClusterSpecific, Direction.ClientToServer, 0, 0x02);
        Assert.Throws<ArgumentException>(() => ZclFrame.Write(new byte[64], header, new CancelAllLoadControlEvents(CancelControl.EndAtOnce), default));
    }

    [Fact]
    public void A_profile_wide_command_needs_a_direction() =>
        Assert.Throws<ArgumentException>(() => ZclFrame.Write(new byte[64], 0, false, new DefaultResponse(0, ZclStatus.Success)));

    [Fact]
    public void Two_commands_with_one_key_are_refused() =>
        Assert.Throws<InvalidOperationException>(() => SepCommands.Index([SepCommands.All[0], SepCommands.All[0]]));

    [Fact]
    public void A_nested_array_does_not_exhaust_the_stack()
    {
        byte[] nested = [0x00, 0x00, 0x00, (byte)ZclType.Array, .. Enumerable.Repeat(new byte[] { (byte)ZclType.Array, 1, 0 }, 10_000).SelectMany(x => x)];
        Assert.False(ZclFrame.TryDecode(nested.AsSpan(), out ReadAttributesResponse _, out _));
    }

    [Theory]
    [InlineData(ZclType.CharacterString, "0341424344", 4)]
    [InlineData(ZclType.CharacterString, "FF41", 1)]
    [InlineData(ZclType.CharacterString, "0341", -1)]
    [InlineData(ZclType.LongOctetString, "02004142", 4)]
    [InlineData(ZclType.LongOctetString, "FFFF", 2)]
    [InlineData(ZclType.LongOctetString, "FF", -1)]
    [InlineData(ZclType.Array, "210200AAAABBBB", 7)]
    [InlineData(ZclType.Array, "210200AAAABB", -1)]
    [InlineData(ZclType.Array, "4201000141", 5)]
    [InlineData(ZclType.Structure, "020020AA210102", 7)]
    [InlineData(ZclType.Structure, "020020AA", -1)]
    [InlineData((ZclType)0x77, "00", -1)]
    [InlineData(ZclType.NoData, "", 0)]
    public void A_value_is_stepped_over(ZclType type, string hex, int size) => Assert.Equal(size, ZclTypes.ValueSize(type, Convert.FromHexString(hex)));

    [Fact]
    public void Octets_are_equal_by_content()
    {
        Assert.Equal(new Octets("ab"u8.ToArray()), new Octets("xab"u8.ToArray().AsMemory(1)));
        Assert.NotEqual(new Octets("ab"u8.ToArray()), new Octets("ac"u8.ToArray()));
    }
}
