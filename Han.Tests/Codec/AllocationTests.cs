using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

public sealed class AllocationTests
{
    [Theory]
    [MemberData(nameof(Draws.Names), MemberType = typeof(Draws))]
    public void Reading_and_writing_a_command_allocates_nothing(string name) => Assert.Equal(0, Draws.Named(name).AllocatedByRoundTrips());

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
}
