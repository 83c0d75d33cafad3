using Han.Tests.Codec.Mac;
using Sep.Codec.Aps;

namespace Han.Tests.Codec.Aps;

public sealed class FragmentTests
{
    private const ushort Source = 0x3A5C;

    private static readonly ApsHeader Whole = ApsHeader.Data(1, 0x0704, 0x0109, 2, 0x61);

    [Fact]
    public void A_payload_comes_back_from_its_blocks_in_any_order_and_however_often()
    {
        for (ulong seed = 2; seed < 400; seed++)
        {
            FieldDraw draw = new(seed);
            byte[] payload = draw.Octets(1 + draw.Below(FragmentReassembler.DefaultMaxLength));
            int blockLength = 1 + draw.Below(90);
            int count = Fragments.Count(payload.Length, blockLength);
            List<int> order = [.. Enumerable.Range(0, count).OrderBy(_ => draw.U64())];
            FragmentReassembler reassembler = new(1);
            for (int i = 0; i < count; i++)
            {
                FragmentOutcome expected = i == count - 1 ? FragmentOutcome.Whole : FragmentOutcome.Kept;
                Assert.Equal(expected, Add(reassembler, payload, blockLength, order[i], out byte[] whole));
                Assert.Equal(expected == FragmentOutcome.Whole ? payload : [], whole);
                Assert.Equal(FragmentOutcome.Duplicate, Add(reassembler, payload, blockLength, order[draw.Below(i + 1)], out byte[] again));
                Assert.Empty(again);
            }
        }
    }

    [Fact]
    public void Blocks_are_slices_and_their_headers_count_them()
    {
        byte[] payload = [1, 2, 3, 4, 5];
        Assert.Equal(3, Fragments.Count(5, 2));
        Assert.Equal([5], Fragments.Block(payload, 2, 2).ToArray());
        ApsHeader first = Fragments.Header(Whole, 0, 3);
        Assert.Equal((true, new ApsExtendedHeader(ApsFragmentation.First, 3)), (first.AckRequest, first.ExtendedHeader));
        Assert.Equal(new ApsExtendedHeader(ApsFragmentation.Part, 2), Fragments.Header(Whole, 2, 3).ExtendedHeader);
        Assert.Equal(255, Fragments.Count(255, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fragments.Count(256, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fragments.Count(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fragments.Count(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fragments.Block(payload, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fragments.Header(Whole, -1, 3));
        Assert.Throws<ArgumentException>(() => Fragments.Header(ApsHeader.Command(1), 0, 3));
    }

    [Fact]
    public void An_acknowledgement_names_the_block_that_came()
    {
        for (int index = 0; index < 3; index++)
        {
            ApsHeader acknowledgement = ApsHeader.Acknowledge(Fragments.Header(Whole, index, 3));
            Assert.Equal((byte)index, acknowledgement.ExtendedHeader!.Value.Block);
            Assert.True(Fragments.IsAcknowledged(acknowledgement, index));
            Assert.False(Fragments.IsAcknowledged(acknowledgement, index - 1));
        }

        Assert.False(Fragments.IsAcknowledged(ApsHeader.Acknowledge(Whole), 0));
        ApsHeader lost = ApsHeader.Acknowledge(Fragments.Header(Whole, 1, 3)) with { ExtendedHeader = new ApsExtendedHeader(ApsFragmentation.Part, 1, 0xFE) };
        Assert.False(Fragments.IsAcknowledged(lost, 1));
    }

    [Fact]
    public void What_does_not_go_together_is_given_up()
    {
        Refused(Block(0, 3), Block(0, 4));
        Refused(Block(0, 2), Block(2, 0));
        Refused(Block(5, 0), Block(0, 5));
        Refused(Block(0, 3), Block(1, 3) with { Cluster = 0x0700 });
        Refused(Block(0, 3), Block(1, 3) with { SourceEndpoint = 7 });
        Refused(Block(0, 3) with { ExtendedHeader = new ApsExtendedHeader(ApsFragmentation.First) });
        Refused(Block(0, 3) with { ExtendedHeader = new ApsExtendedHeader(ApsFragmentation.Part) });
        Refused(Whole);
        Refused(Block(0, 3) with { FrameType = ApsFrameType.Ack });

        FragmentReassembler reassembler = new(1);
        Assert.Equal(FragmentOutcome.Inconsistent, reassembler.Add(Source, Block(0, 3), [], 0, out _));
        Assert.Equal(FragmentOutcome.Kept, reassembler.Add(Source, Block(0, 3), [1, 2], 0, out _));
        Assert.Equal(FragmentOutcome.Kept, reassembler.Add(Source, Block(1, 3), [3], 0, out _));
        Assert.Equal(FragmentOutcome.Inconsistent, reassembler.Add(Source, Block(2, 3), [4, 5], 0, out _));
        Assert.Equal(FragmentOutcome.Kept, reassembler.Add(Source, Block(2, 3), [4, 5], 0, out _));

        static void Refused(params ApsHeader[] blocks)
        {
            FragmentReassembler reassembler = new(1);
            foreach (ApsHeader block in blocks[..^1])
            {
                Assert.Equal(FragmentOutcome.Kept, reassembler.Add(Source, block, [1, 2], 0, out _));
            }

            Assert.Equal(FragmentOutcome.Inconsistent, reassembler.Add(Source, blocks[^1], [1, 2], 0, out ReadOnlyMemory<byte> payload));
            Assert.True(payload.IsEmpty);
        }
    }

    [Fact]
    public void Blocks_with_and_without_a_link_key_are_never_put_together()
    {
        FragmentReassembler reassembler = new(2);
        Assert.Equal(FragmentOutcome.Kept, reassembler.Add(Source, Block(0, 2) with { Security = true }, [1, 2], 0, out _));
        Assert.Equal(FragmentOutcome.Kept, reassembler.Add(Source, Block(1, 2), [9, 9], 0, out _));
        Assert.Equal(FragmentOutcome.Whole, reassembler.Add(Source, Block(1, 2) with { Security = true }, [3, 4], 0, out ReadOnlyMemory<byte> payload));
        Assert.Equal([1, 2, 3, 4], payload.ToArray());
    }

    [Fact]
    public void Memory_is_bounded()
    {
        FragmentReassembler reassembler = new(2, maxLength: 4);
        Assert.Equal(FragmentOutcome.Kept, reassembler.Add(1, Block(0, 3), [1, 2], 10, out _));
        Assert.Equal(FragmentOutcome.Kept, reassembler.Add(2, Block(0, 3), [1, 2], 20, out _));
        Assert.Equal(FragmentOutcome.NoRoom, reassembler.Add(3, Block(0, 3), [1, 2], 30, out _));
        Assert.Equal(FragmentOutcome.TooLong, reassembler.Add(1, Block(1, 3), [1, 2, 3], 30, out _));
        Assert.Equal(FragmentOutcome.Kept, reassembler.Add(3, Block(0, 2), [1, 2], 40, out _));
        Assert.Equal(FragmentOutcome.Whole, reassembler.Add(3, Block(1, 2), [3], 50, out ReadOnlyMemory<byte> payload));
        Assert.Equal([1, 2, 3], payload.ToArray());

        // The one that is whole only knows repeated blocks, so it gives way.
        Assert.Equal(FragmentOutcome.Duplicate, reassembler.Add(3, Block(1, 2), [3], 60, out _));
        Assert.Equal(FragmentOutcome.Kept, reassembler.Add(4, Block(0, 3), [1, 2], 70, out _));
        Assert.Equal(0, reassembler.DropIdle(20));
        Assert.Equal(1, reassembler.DropIdle(21));
        Assert.Equal(FragmentOutcome.Kept, reassembler.Add(5, Block(0, 3), [1, 2], 80, out _));
        Assert.Equal(2, reassembler.DropIdle(long.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FragmentReassembler(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FragmentReassembler(1, 0));
    }

    [Fact]
    public void Any_blocks_are_taken_or_refused()
    {
        FragmentReassembler reassembler = new(3, maxLength: 40);
        HashSet<FragmentOutcome> seen = [];
        for (ulong seed = 0; seed < 20_000; seed++)
        {
            FieldDraw draw = new(seed);
            ApsHeader header = draw.Below(20) == 0 ? ApsDraws.Header(draw) : Block(draw.Below(4), draw.Below(5)) with { Counter = (byte)draw.Below(3) };
            FragmentOutcome outcome = reassembler.Add((ushort)draw.Below(3), header, draw.Octets(draw.Below(20)), (long)seed, out ReadOnlyMemory<byte> payload);
            Assert.Equal(outcome == FragmentOutcome.Whole, !payload.IsEmpty);
            seen.Add(outcome);
            reassembler.DropIdle((long)seed - 20);
        }

        Assert.Equal(Enum.GetValues<FragmentOutcome>(), seen.Order());
    }

    private static ApsHeader Block(int index, int count) => Whole with
    {
        ExtendedHeader = index == 0 ? new ApsExtendedHeader(ApsFragmentation.First, (byte)count) : new ApsExtendedHeader(ApsFragmentation.Part, (byte)index),
    };

    private static FragmentOutcome Add(FragmentReassembler reassembler, byte[] payload, int blockLength, int index, out byte[] whole)
    {
        ApsHeader header = Fragments.Header(Whole, index, Fragments.Count(payload.Length, blockLength));
        FragmentOutcome outcome = reassembler.Add(Source, header, Fragments.Block(payload, blockLength, index).Span, 0, out ReadOnlyMemory<byte> assembled);
        whole = assembled.ToArray();
        return outcome;
    }
}
