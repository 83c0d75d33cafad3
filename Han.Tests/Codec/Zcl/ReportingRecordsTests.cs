using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Zcl;

public sealed class ReportingRecordsTests
{
    [Theory]
    [InlineData("0000042A01002C010A0000", true)] // Int24, analog: a change of 3 octets.
    [InlineData("0000042A01002C010A00", false)]
    [InlineData("0000001801002C01", true)] // Map8, discrete: no change.
    [InlineData("0000004101002C01", true)] // A string is discrete.
    [InlineData("000000E201002C013C000000", true)] // UTC time is analog.
    [InlineData("0000007701002C01", false)] // A type that is not known.
    [InlineData("0100008403", true)]
    [InlineData("02000084030000", false)] // A direction that is not known.
    [InlineData("", false)]
    public void A_record_is_as_long_as_its_direction_and_type_say(string hex, bool isWellFormed) =>
        Assert.Equal(isWellFormed, ZclFrame.TryDecode(Convert.FromHexString(hex).AsSpan(), out ConfigureReporting _, out _));

    [Fact]
    public void Records_are_read_in_place()
    {
        byte[] change = new byte[3];
        ReportingRecords records = new ReportingRecords(ReportingRecordLayout.StatusThenConfiguration)
            .With(new ReportingRecord(0x0400, ZclType.Int24, 1, 300, ZclValue.FromNumber(ZclType.Int24, -10, change)))
            .With(new ReportingRecord(0x0000, 900))
            .With(new ReportingRecord(ReportingDirection.Received, 0x0201, ZclStatus.NotFound));
        Assert.Equal("000000042A01002C01F6FFFF" + "000100008403" + "8B010102", records.Raw.ToString());
        List<string> read = [];
        foreach (ReportingRecord record in records)
        {
            bool hasChange = record.ReportableChange.TryGetNumber(out long by);
            string interval = $"{record.MinimumIntervalSeconds}-{record.MaximumIntervalSeconds}";
            read.Add($"{record.Status} {record.Direction} {record.Id:X4} {interval} {(hasChange ? by : 0)} {record.TimeoutSeconds}");
        }

        Assert.Equal(["Success Reported 0400 1-300 -10 0", "Success Received 0000 0-0 0 900", "NotFound Received 0201 0-0 0 0"], read);
    }

    [Fact]
    public void A_record_that_a_list_cannot_carry_is_refused()
    {
        ReportingRecords configurations = new(ReportingRecordLayout.Configuration);
        Assert.Throws<ArgumentException>(() => configurations.With(new(ReportingDirection.Reported, 0, ZclStatus.NotFound)));
        Assert.Throws<ArgumentException>(() => configurations.With(new(ReportingDirection.Reported, 0, ZclStatus.Success)));
        Assert.Throws<ArgumentException>(() => new ReportingRecords(ReportingRecordLayout.StatusOnly).With(new(0, 900)));
        Assert.Throws<ArgumentException>(() => _ = new ReportingRecord(0, ZclType.UInt8, 0, 0).Id);
        Assert.Throws<ArgumentException>(() => _ = new ReportingRecord(0, ZclType.Map8, 0, 0, new ZclValue(ZclType.Map8, [1])).Id);
    }

    [Fact]
    public void Stepping_through_them_allocates_nothing()
    {
        ReportingRecords records = Draws.ConfigureReporting(Draws.Of(7)).Attributes;
        int count = Count(records);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Assert.True(Count(records) == count);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int Count(ReportingRecords records)
    {
        int count = 0;
        foreach (ReportingRecord record in records)
        {
            count += record.Id + 1;
        }

        return count;
    }
}
