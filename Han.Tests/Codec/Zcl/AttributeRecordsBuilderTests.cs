using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Zcl;

public sealed class AttributeRecordsBuilderTests
{
    [Fact]
    public void It_makes_the_list_that_copying_makes_and_allocates_nothing()
    {
        byte[] buffer = new byte[64];
        Fill(buffer);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AttributeRecords records = Fill(buffer);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        AttributeRecords copied = new AttributeRecords(AttributeRecordLayout.StatusThenValue)
            .With(0x0000, ZclType.UInt48, 1, 2, 3, 4, 5, 6).WithStatus(0x0001, ZclStatus.UnsupportedAttribute).With(0x0400, ZclType.Int24, 0xFE, 0xFF, 0xFF);
        Assert.Equal(copied, records);
    }

    [Fact]
    public void What_does_not_fit_or_has_no_place_is_refused_and_nothing_is_added()
    {
        AttributeRecordsBuilder list = new(AttributeRecordLayout.TypedValue, new byte[7]);
        list.Add(0x0300, ZclType.Enum8, 1);
        Assert.Throws<ArgumentException>(() => AddAgain(list));
        Assert.Throws<ArgumentException>(() => AddStatus(list));
        Assert.Equal([0x00, 0x03, 0x30, 0x01], list.Records.Raw.Span.ToArray());
        Assert.Throws<ArgumentException>(() => AddAgain(new AttributeRecordsBuilder(AttributeRecordLayout.StatusOnly, new byte[7])));
        Assert.Throws<ArgumentException>(() => AddAgain(default));
    }

    private static AttributeRecords Fill(byte[] buffer)
    {
        AttributeRecordsBuilder list = new(AttributeRecordLayout.StatusThenValue, buffer);
        list.Add(0x0000, ZclType.UInt48, 1, 2, 3, 4, 5, 6);
        list.AddStatus(0x0001, ZclStatus.UnsupportedAttribute);
        list.Add(0x0400, ZclType.Int24, 0xFE, 0xFF, 0xFF);
        return list.Records;
    }

    private static void AddAgain(AttributeRecordsBuilder list) => list.Add(0x0300, ZclType.Enum8, 1);

    private static void AddStatus(AttributeRecordsBuilder list) => list.AddStatus(0x0300, ZclStatus.NotAuthorized);
}
