using HeadEnd.Simulator.Link;

namespace Han.Tests.HeadEnd;

public sealed class WireTests
{
    [Fact]
    public void An_order_round_trips_and_every_prefix_is_refused()
    {
        LaneRig rig = new();
        byte[] wire = OrderWire.Encode(rig.Event(9, 0, 3));
        Assert.Equal(wire, OrderWire.Encode(OrderWire.Decode(wire)));
        for (int length = 0; length < wire.Length; length++)
        {
            Assert.Throws<FormatException>(() => OrderWire.Decode(wire.AsMemory(0, length)));
        }
    }

    [Fact]
    public void A_batch_round_trips_and_every_prefix_is_refused()
    {
        using ReportBatch batch = ReportBatch.Rent();
        batch.UpTo = LaneRig.Start;
        batch.Append(new TdspReport(1, 2, 3, ReportKind.Device, LaneRig.Start, new(5), 6, [1, 2, 3]));
        batch.Append(new TdspReport(1, 2, 4, ReportKind.Waiting, LaneRig.Start, default, 0, default));
        byte[] wire = batch.Encode().ToArray();
        using ReportBatch read = ReportBatch.Decode(wire);
        Assert.Equal(wire, read.Encode().ToArray());
        for (int length = 0; length < wire.Length; length++)
        {
            Assert.Throws<FormatException>(() => ReportBatch.Decode(wire.AsSpan(0, length)));
        }
    }
}
