using DeviceEmulator.Devices;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

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
    public void A_meter_exchange_round_trips_and_every_prefix_is_refused()
    {
        OrderTarget[] targets = [new(1, new(7), new(8)), new(2, new(7), new(9))];
        var body = new ReplaceMeter(
            new(5), LaneRig.Start,
            [new(DeviceKind.Thermostat, 3, 4, true, new byte[] { 1, 2, 3 }), new(DeviceKind.InHomeDisplay, 0, 0, false, Array.Empty<byte>())]);
        var order = new TdspOrder(9, "0123", OrderPriority.High, LaneRig.Start, LaneRig.Start, LaneRig.Start, body, targets);
        byte[] wire = OrderWire.Encode(order);
        TdspOrder read = OrderWire.Decode(wire);
        Assert.Equal(wire, OrderWire.Encode(read));
        var replace = Assert.IsType<ReplaceMeter>(read.Body);
        Assert.Equal((new Eui64(5), LaneRig.Start, 2), (replace.OldEsi, replace.JoinBy, replace.Devices.Count));
        Assert.Equal((DeviceKind.Thermostat, 3, 4, true), (replace.Devices[0].Kind, replace.Devices[0].DeviceClass, replace.Devices[0].EnrollmentGroup, replace.Devices[0].WasJoined));
        Assert.Equal([1, 2, 3], replace.Devices[0].SealedInstallCode.ToArray());
        for (int length = 0; length < wire.Length; length++)
        {
            Assert.Throws<FormatException>(() => OrderWire.Decode(wire.AsMemory(0, length)));
        }

        Assert.Throws<FormatException>(() => OrderWire.Decode(OrderWire.Encode(order with { Targets = targets.AsMemory(0, 1) })));
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
