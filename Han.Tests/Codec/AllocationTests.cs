using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

public sealed class AllocationTests
{
    [Fact]
    public void Reading_and_writing_a_command_allocates_nothing()
    {
        AllocatesNothing(Draws.LoadControlEvent);
        AllocatesNothing(Draws.CancelLoadControlEvent);
        AllocatesNothing(Draws.CancelAllLoadControlEvents);
        AllocatesNothing(Draws.ReportEventStatus);
        AllocatesNothing(Draws.GetScheduledEvents);
        AllocatesNothing(Draws.DefaultResponse);
        AllocatesNothing(Draws.ReadAttributes);
        AllocatesNothing(Draws.ReadAttributesResponse);
        AllocatesNothing(Draws.WriteAttributes);
        AllocatesNothing(Draws.WriteAttributesNoResponse);
        AllocatesNothing(Draws.WriteAttributesResponse);
    }

    [Fact]
    public void Stepping_through_an_attribute_list_allocates_nothing()
    {
        AttributeRecords records = Draws.ReadAttributesResponse(Draws.Of(7)).Attributes;
        long sum = Sum(records);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Assert.True(Sum(records) == sum);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static long Sum(AttributeRecords records)
    {
        long sum = 0;
        foreach (AttributeRecord record in records)
        {
            sum += record.TryGetNumber(out long number) ? number : record.Id;
        }

        return sum;
    }

    private static void AllocatesNothing<T>(Func<byte[], T> make) where T : struct, ISepCommand<T>
    {
        T command = make(Draws.Of(7));
        byte[] buffer = new byte[128];
        RoundTrip(buffer, command);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            RoundTrip(buffer, command);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated == 0, $"{typeof(T).Name}: {allocated} octets allocated");
    }

    private static void RoundTrip<T>(byte[] buffer, in T command) where T : struct, ISepCommand<T>
    {
        int length = ZclFrame.Write(buffer, 1, T.Key.Direction, disableDefaultResponse: false, command);
        bool read = ZclFrame.TryRead(buffer.AsMemory(0, length), out _, out ReadOnlyMemory<byte> payload)
            && ZclFrame.TryDecode(payload, out T _, out _);
        Assert.True(read);
    }
}
