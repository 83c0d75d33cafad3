using DeviceEmulator.Devices;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Tests.HeadEnd;

public sealed class WireTests
{
    private static readonly byte[] _frame = new byte[72];

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

    [Theory]
    [InlineData(new uint[] { 1, 2, 3 }, 1 + 1 + 1)]
    [InlineData(new uint[] { 63, 64, 128, 8_000 }, 1 + 1 + 2 + 2)]
    [InlineData(new uint[] { 5, 4, 0, uint.MaxValue, 0 }, 1 + 5 + 5 + 5 + 1)]
    public void Targets_come_back_in_any_order_and_take_nine_octets_as_a_rule(uint[] ordinals, int octetsOfOrdinals)
    {
        OrderTarget[] targets = [.. ordinals.Select((ordinal, i) => new OrderTarget(ordinal, new(ulong.MaxValue - ordinal), i % 2 == 0 ? default : new Eui64(7)))];
        TdspOrder order = new LaneRig().Event(9, 0, 3) with { Targets = targets };
        byte[] wire = OrderWire.Encode(order);
        Assert.Equal(targets, OrderWire.Decode(wire).Targets.ToArray());
        int without = OrderWire.Encode(order with { Targets = default }).Length;
        Assert.Equal(octetsOfOrdinals + (8 * targets.Length) + (8 * (targets.Length / 2)), wire.Length - without);
        for (int length = 0; length < wire.Length; length++)
        {
            Assert.Throws<FormatException>(() => OrderWire.Decode(wire.AsMemory(0, length)));
        }

        Assert.Throws<FormatException>(() => OrderWire.Decode((byte[])[.. wire, 0]));
    }

    [Fact]
    public void A_target_that_no_writer_makes_is_refused()
    {
        byte[] wire = OrderWire.Encode(new LaneRig().Event(9, 0, 3) with { Targets = new OrderTarget[] { new(1, new(7), default) } });
        byte[] Spoilt(params byte[] head) => [.. wire[..^9], .. head, .. wire[^8..]];
        Assert.Equal(1U, OrderWire.Decode(Spoilt(2)).Targets.Span[0].Ordinal);
        Assert.Equal(uint.MaxValue, OrderWire.Decode(Spoilt(0xFE, 0xFF, 0xFF, 0xFF, 0x1F)).Targets.Span[0].Ordinal);
        Assert.Throws<FormatException>(() => OrderWire.Decode(Spoilt(0xFE, 0xFF, 0xFF, 0xFF, 0x3F)));
        Assert.Throws<FormatException>(() => OrderWire.Decode(Spoilt(0x82, 0x80, 0x80, 0x80, 0x80, 1)));
        Assert.Throws<FormatException>(() => OrderWire.Decode(Spoilt(0x82, 0)));
        Assert.Throws<FormatException>(() => OrderWire.Decode((byte[])[.. Spoilt(3), .. new byte[8]]));
        Assert.Equal(new Eui64(5), OrderWire.Decode((byte[])[.. Spoilt(3), 5, .. new byte[7]]).Targets.Span[0].Device);
    }

    /// <summary>Octets as stores hold them; the first are of the gateway before version 2.</summary>
    [Theory]
    [InlineData(
        "01 09000000 18343763373635666463636261623463333633393964376162 02 41420F0000000000 82841E0000000000 C3C62D0000000000 01 0107 02 0300 010203"
        + "02000000 01000000 07000000004B1200 0000000000000000 2C010000 08000000004B1200 09000000004B1200")]
    [InlineData(
        "02 09000000 18343763373635666463636261623463333633393964376162 02 41420F0000000000 82841E0000000000 C3C62D0000000000 01 0107 02 0300 010203"
        + "02000000 02 07000000004B1200 D704 08000000004B1200 09000000004B1200")]
    public void An_order_that_is_in_a_store_is_read(string octets)
    {
        byte[] stored = Convert.FromHexString(octets.Replace(" ", "", StringComparison.Ordinal));
        TdspOrder order = OrderWire.Decode(stored);
        Assert.Equal((9U, "47c765fdccbab4c36399d7ab", OrderPriority.High), (order.OrderId, order.RequestId, order.Priority));
        Assert.Equal([1_000_001, 2_000_002, 3_000_003], new[] { order.EnteredAt, order.NotAfter, order.ReportBy }.Select(t => t.Milliseconds));
        var command = Assert.IsType<SendCommand>(order.Body);
        Assert.Equal((0x0701, 2), (command.ClusterId, command.CommandId));
        Assert.Equal([1, 2, 3], command.Payload.ToArray());
        Assert.Equal(
            [new OrderTarget(1, new(0x00124B0000000007), default), new OrderTarget(300, new(0x00124B0000000008), new(0x00124B0000000009))], order.Targets.ToArray());
        for (int length = 0; length < stored.Length; length++)
        {
            Assert.Throws<FormatException>(() => OrderWire.Decode(stored.AsMemory(0, length)));
        }

        Assert.Throws<FormatException>(() => OrderWire.Decode((byte[])[.. stored, 0]));
        Assert.Equal(stored[0] == OrderWire.Version, stored.AsSpan().SequenceEqual(OrderWire.Encode(order)));
        stored[0] = 3;
        Assert.Equal("The order has version 3; this reader knows 1 and 2.", Assert.Throws<FormatException>(() => OrderWire.Decode(stored)).Message);
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

    /// <summary>As many as may wait for the gateway's journal: the next ones use the buffers of these, but for a few that a test beside this one has.</summary>
    [Fact]
    public void The_buffers_of_many_batches_go_round()
    {
        const int waiting = JournalInbox.MostBatches;
        Assert.True(waiting + (2 * Environment.ProcessorCount) < ReportBatch.KeptBuffers);
        FillAndEmpty(waiting);
        long before = GC.GetAllocatedBytesForCurrentThread();
        FillAndEmpty(waiting);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, waiting * 16_384);
    }

    private static void FillAndEmpty(int batches)
    {
        ReportBatch[] waiting = [.. Enumerable.Range(0, batches).Select(_ => ReportBatch.Rent())];
        foreach (ReportBatch batch in waiting)
        {
            for (int i = 0; i < 512; i++)
            {
                batch.Append(new TdspReport(1, 2, 3, ReportKind.Device, LaneRig.Start, new(5), 6, _frame));
            }
        }

        Array.ForEach(waiting, b => b.Dispose());
    }
}
