using DeviceEmulator.Air;
using DeviceEmulator.Coordinator;
using Sep.Codec.Coordinator.Spinel;
using Sep.Codec.Mac;
using Sep.Codec.Types;

namespace Han.Tests.Air;

/// <summary>The emulated radio co-processor, frame by frame, in virtual time.</summary>
public sealed class SpinelRadioTests
{
    private const ushort Pan = 0x1AAA, Own = 0x0000, Device = 0x3A5C;
    private static readonly Eui64 _address = new(0x0200_0000_0000_0001);

    [Theory]
    [InlineData(SpinelProperty.ProtocolVersion, "0403")]
    [InlineData(SpinelProperty.InterfaceType, "03")]
    [InlineData(SpinelProperty.VendorId, "00")]
    [InlineData(SpinelProperty.InterfaceCount, "01")]
    [InlineData(SpinelProperty.HardwareAddress, "0200000000000001")]
    [InlineData(SpinelProperty.Capabilities, "22810440" + "41" + "101118")]
    [InlineData(SpinelProperty.RadioCapabilities, "0F")]
    [InlineData(SpinelProperty.RcpApiVersion, "0A")]
    [InlineData(SpinelProperty.RcpMinimumHostApiVersion, "04")]
    [InlineData(SpinelProperty.LastStatus, "70")]
    [InlineData(SpinelProperty.PhyEnabled, "00")]
    [InlineData(SpinelProperty.PhyChannel, "0B")]
    [InlineData(SpinelProperty.PhyChannelsSupported, "0B0C0D0E0F101112131415161718191A")]
    [InlineData(SpinelProperty.PhyFrequency, "88B22400")]
    [InlineData(SpinelProperty.MacScanState, "00")]
    [InlineData(SpinelProperty.MacPanId, "FFFF")]
    public void What_it_is_can_be_asked(SpinelProperty property, string value)
    {
        SpinelBench bench = new();
        Assert.Equal(value, bench.Get(property));
    }

    [Theory]
    [InlineData(SpinelProperty.PhyEnabled, "01", null)]
    [InlineData(SpinelProperty.PhyChannel, "1A", null)]
    [InlineData(SpinelProperty.PhyChannel, "1B", SpinelStatus.InvalidArgument)]
    [InlineData(SpinelProperty.PhyChannel, "", SpinelStatus.ParseError)]
    [InlineData(SpinelProperty.PhyTransmitPower, "FB", null)]
    [InlineData(SpinelProperty.PhyCcaThreshold, "80", null)]
    [InlineData(SpinelProperty.MacExtendedAddress, "0102030405060708", null)]
    [InlineData(SpinelProperty.MacExtendedAddress, "01020304050607", SpinelStatus.ParseError)]
    [InlineData(SpinelProperty.MacShortAddress, "3412", null)]
    [InlineData(SpinelProperty.MacPanId, "AA1A", null)]
    [InlineData(SpinelProperty.MacRawStreamEnabled, "01", null)]
    [InlineData(SpinelProperty.MacReceiverOnWhenIdle, "00", null)]
    [InlineData(SpinelProperty.MacPromiscuousMode, "02", null)]
    [InlineData(SpinelProperty.MacPromiscuousMode, "03", SpinelStatus.InvalidArgument)]
    [InlineData(SpinelProperty.MacScanMask, "0B1A", null)]
    [InlineData(SpinelProperty.MacScanMask, "0A", SpinelStatus.InvalidArgument)]
    [InlineData(SpinelProperty.MacScanPeriod, "6400", null)]
    [InlineData(SpinelProperty.MacScanPeriod, "0000", SpinelStatus.InvalidArgument)]
    [InlineData(SpinelProperty.MacScanState, "01", SpinelStatus.Unimplemented)]
    [InlineData(SpinelProperty.MacSourceMatchEnabled, "01", null)]
    [InlineData(SpinelProperty.MacSourceMatchShortAddresses, "01000200", null)]
    [InlineData(SpinelProperty.MacSourceMatchShortAddresses, "010002", SpinelStatus.ParseError)]
    [InlineData(SpinelProperty.MacSourceMatchExtendedAddresses, "0102030405060708", null)]
    [InlineData(SpinelProperty.ProtocolVersion, "0403", SpinelStatus.InvalidCommandForProperty)]
    [InlineData((SpinelProperty)9999, "00", SpinelStatus.InvalidCommandForProperty)]
    public void What_is_set_is_so_or_is_refused_and_as_it_was(SpinelProperty property, string value, SpinelStatus? refusal)
    {
        SpinelBench bench = new();
        bench.Send(SpinelCommand.PropertyGet, property, "");
        (SpinelCommand, SpinelProperty, string) before = bench.Told[^1];
        bench.Send(SpinelCommand.PropertySet, property, value);
        Assert.Equal(refusal is null ? (SpinelCommand.PropertyIs, property, value) : SpinelBench.Status(refusal.Value), bench.Told[^1]);
        bench.Send(SpinelCommand.PropertyGet, property, "");
        Assert.Equal(refusal is null ? (SpinelCommand.PropertyIs, property, value) : before, bench.Told[^1]);
    }

    [Fact]
    public void A_list_is_changed_entry_by_entry()
    {
        SpinelBench bench = new();
        (SpinelCommand, string)[] steps =
        [
            (SpinelCommand.PropertyInsert, "0200"), (SpinelCommand.PropertyInsert, "0100"), (SpinelCommand.PropertyInsert, "0200"),
            (SpinelCommand.PropertyRemove, "0200"), (SpinelCommand.PropertyRemove, "0200"), (SpinelCommand.PropertyRemove, "02"),
        ];
        foreach ((SpinelCommand command, string value) in steps)
        {
            bench.Send(command, SpinelProperty.MacSourceMatchShortAddresses, value);
        }

        Assert.Equal(
            [
                (SpinelCommand.PropertyInserted, SpinelProperty.MacSourceMatchShortAddresses, "0200"),
                (SpinelCommand.PropertyInserted, SpinelProperty.MacSourceMatchShortAddresses, "0100"), SpinelBench.Status(SpinelStatus.Already),
                (SpinelCommand.PropertyRemoved, SpinelProperty.MacSourceMatchShortAddresses, "0200"), SpinelBench.Status(SpinelStatus.ItemNotFound),
                SpinelBench.Status(SpinelStatus.ParseError),
            ],
            bench.Told);
        Assert.Equal("0100", bench.Get(SpinelProperty.MacSourceMatchShortAddresses));
    }

    [Fact]
    public void A_list_is_as_long_as_there_is_room()
    {
        SpinelBench bench = new();
        for (int i = 0; i < RadioSettings.LongestList; i++)
        {
            bench.Send(SpinelCommand.PropertyInsert, SpinelProperty.MacSourceMatchExtendedAddresses, $"{i:X16}");
            Assert.Equal(SpinelCommand.PropertyInserted, bench.Told[^1].Command);
        }

        bench.Send(SpinelCommand.PropertyInsert, SpinelProperty.MacSourceMatchExtendedAddresses, "0102030405060708");
        Assert.Equal(SpinelBench.Status(SpinelStatus.NoMemory), bench.Told[^1]);
        string all = bench.Get(SpinelProperty.MacSourceMatchExtendedAddresses);
        Assert.Equal(RadioSettings.LongestList * 16, all.Length);
        bench.Send(SpinelCommand.PropertySet, SpinelProperty.MacSourceMatchExtendedAddresses, all + "0102030405060708");
        Assert.Equal(SpinelBench.Status(SpinelStatus.NoMemory), bench.Told[^1]);
        bench.Send(SpinelCommand.PropertySet, SpinelProperty.MacSourceMatchExtendedAddresses, "");
        Assert.Equal("", bench.Get(SpinelProperty.MacSourceMatchExtendedAddresses));
    }

    [Fact]
    public void A_reset_is_told_unasked_and_forgets_what_was_set()
    {
        SpinelBench bench = SpinelBench.Up();
        bench.SendRaw("800102");
        Assert.Equal(SpinelBench.Status(SpinelStatus.ResetSoftware), bench.Told[^1]);
        Assert.Equal(0, bench.LastTransaction);
        Assert.Equal("FFFF", bench.Get(SpinelProperty.MacPanId));
    }

    [Fact]
    public void Who_wants_no_answer_gets_none_and_what_is_no_frame_is_counted()
    {
        SpinelBench bench = new();
        bench.SendRaw("800201");
        bench.SendRaw("8003210F");
        bench.SendRaw("00");
        Assert.Empty(bench.Told);
        Assert.Equal(1, bench.Radio.Malformed);
        bench.SendRaw("8163");
        Assert.Equal(SpinelBench.Status(SpinelStatus.InvalidCommand), bench.Told[^1]);
        bench.SendRaw("8100");
        Assert.Equal(SpinelBench.Status(SpinelStatus.Ok), bench.Told[^1]);
    }

    [Fact]
    public void A_frame_is_transmitted_with_the_check_that_it_needs_and_its_end_is_told()
    {
        SpinelBench bench = SpinelBench.Up();
        byte[] frame = AirRig.Frame(1);
        bench.Transmit([.. frame[..^2], 0, 0]);
        Assert.DoesNotContain(SpinelBench.Status(SpinelStatus.Ok, "0000"), bench.Told);
        bench.Rig.Run();
        Assert.Equal([Convert.ToHexString(frame)], bench.Peer.Frames.Select(heard => heard.Psdu));
        Assert.Equal(SpinelBench.Status(SpinelStatus.Ok, "0000"), bench.Told[^1]);
        Assert.Equal(SpinelBench.Transaction, bench.LastTransaction);
    }

    [Fact]
    public void An_acknowledgement_is_waited_for_and_handed_over()
    {
        SpinelBench bench = SpinelBench.Up();
        bench.Peer.Then = psdu => bench.Rig.Air.Transmit(bench.Peer, Acknowledgement(psdu[2], pending: true));
        bench.Transmit(Data(Device, Own, sequence: 77));
        bench.Rig.Run();
        Assert.Single(bench.Peer.Frames);
        (SpinelCommand command, SpinelProperty property, string value) = bench.Told[^1];
        Assert.Equal((SpinelCommand.PropertyIs, SpinelProperty.LastStatus), (command, property));
        SpinelReader r = new(Convert.FromHexString(value));
        Assert.Equal((0u, true, false), (r.Packed(), r.Bool(), r.Bool()));
        Assert.True(StreamRawReception.TryRead(ref r, out StreamRawReception acknowledgement));
        Assert.Equal(Acknowledgement(77, pending: true), acknowledgement.Psdu.ToArray());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    public void Without_one_the_frame_is_transmitted_again_and_then_given_up(byte retries, int times)
    {
        SpinelBench bench = SpinelBench.Up();
        bench.Peer.Then = _ => bench.Rig.Air.Transmit(bench.Peer, Acknowledgement(sequence: 78, pending: false));
        bench.Transmit(Data(Device, Own, sequence: 77), retries);
        bench.Rig.Run();
        Assert.Equal(times, bench.Peer.Frames.Count);
        Assert.Single(bench.Peer.Frames.Select(heard => heard.Psdu).Distinct());
        Assert.Equal(SpinelBench.Status(SpinelStatus.NoAcknowledgement, "0000"), bench.Told[^1]);
    }

    [Fact]
    public void Frames_wait_in_order_and_beyond_the_queue_it_is_busy()
    {
        SpinelBench bench = SpinelBench.Up();
        bench.Told.Clear();
        for (int i = 0; i < SpinelRadio.LongestQueue + 2; i++)
        {
            bench.Transmit(AirRig.Frame(i));
        }

        Assert.Equal([SpinelBench.Status(SpinelStatus.Busy)], bench.Told);
        bench.Rig.Run();
        Assert.Equal(
            Enumerable.Range(0, SpinelRadio.LongestQueue + 1).Select(i => Convert.ToHexString(AirRig.Frame(i))), bench.Peer.Frames.Select(heard => heard.Psdu));
    }

    [Theory]
    [InlineData(SpinelProperty.PhyEnabled)]
    [InlineData(SpinelProperty.MacRawStreamEnabled)]
    public void A_radio_that_is_off_neither_transmits_nor_hears(SpinelProperty property)
    {
        SpinelBench bench = SpinelBench.Up();
        bench.Send(SpinelCommand.PropertySet, property, "00");
        bench.Told.Clear();
        bench.Transmit(AirRig.Frame(1));
        bench.Rig.Air.Transmit(bench.Peer, Data(Own, Device, 1));
        bench.Rig.Run();
        Assert.Empty(bench.Peer.Frames);
        Assert.Equal([SpinelBench.Status(SpinelStatus.InvalidState)], bench.Told);
    }

    [Fact]
    public void What_is_for_it_is_acknowledged_and_passed_on_and_what_is_for_others_is_not()
    {
        SpinelBench bench = SpinelBench.Up();
        byte[][] heard =
        [
            Data(Own, Device, 1), Data(0x1234, Device, 2), Data(0xFFFF, Device, 3), Data(Own, Device, 4, pan: 0x2222), Data(0xFFFF, Device, 5, pan: 0xFFFF),
            Acknowledgement(6, false), [.. Data(Own, Device, 7)[..^1], 0],
        ];
        bench.Told.Clear();
        foreach (byte[] psdu in heard)
        {
            bench.Rig.Air.Transmit(bench.Peer, psdu);
            bench.Rig.Run(20);
        }

        Assert.Equal([Convert.ToHexString(Acknowledgement(1, pending: false))], bench.Peer.Frames.Select(frame => frame.Psdu));
        Assert.Equal(new[] { heard[0], heard[2], heard[4] }.Select(Convert.ToHexString), bench.Receptions().Select(frame => frame.Psdu));
    }

    [Fact]
    public void Who_listens_to_everything_is_told_everything()
    {
        SpinelBench bench = SpinelBench.Up();
        bench.Send(SpinelCommand.PropertySet, SpinelProperty.MacPromiscuousMode, "02");
        bench.Told.Clear();
        bench.Rig.Air.Transmit(bench.Peer, Data(0x1234, Device, 2, pan: 0x2222));
        bench.Rig.Air.Transmit(bench.Peer, Acknowledgement(2, pending: true));
        bench.Rig.Run();
        Assert.Equal(2, bench.Receptions().Count());
        Assert.Empty(bench.Peer.Frames);
    }

    /// <summary>Without a list of its own the radio says that a frame may wait; with one, it knows.</summary>
    [Fact]
    public void A_data_request_is_answered_with_what_is_pending()
    {
        SpinelBench bench = SpinelBench.Up();
        byte[] request = DataRequest(sequence: 9);
        void Ask()
        {
            bench.Rig.Air.Transmit(bench.Peer, request);
            bench.Rig.Run(20);
        }

        Ask();
        bench.Send(SpinelCommand.PropertySet, SpinelProperty.MacSourceMatchEnabled, "01");
        Ask();
        bench.Send(SpinelCommand.PropertyInsert, SpinelProperty.MacSourceMatchShortAddresses, "5C3A");
        Ask();
        Assert.Equal(
            new[] { true, false, true }.Select(pending => Convert.ToHexString(Acknowledgement(9, pending))), bench.Peer.Frames.Select(frame => frame.Psdu));
        Assert.Equal([true, false, true], bench.Receptions().Select(frame => frame.IsPending));
    }

    [Fact]
    public void An_energy_scan_finds_the_channel_that_is_in_use()
    {
        SpinelBench bench = SpinelBench.Up();
        bench.Send(SpinelCommand.PropertySet, SpinelProperty.MacScanMask, "0E0F10");
        bench.Send(SpinelCommand.PropertySet, SpinelProperty.MacScanPeriod, "3200");
        bench.Told.Clear();
        bench.Send(SpinelCommand.PropertySet, SpinelProperty.MacScanState, "02");
        bench.Send(SpinelCommand.PropertySet, SpinelProperty.MacScanState, "02");
        bench.Transmit(AirRig.Frame(1));
        bench.Rig.Run(60);
        bench.Rig.Air.Transmit(bench.Peer, AirRig.Frame(2));
        bench.Rig.Run();
        Assert.Equal(
            [
                (SpinelCommand.PropertyIs, SpinelProperty.MacScanState, "02"), SpinelBench.Status(SpinelStatus.Already),
                SpinelBench.Status(SpinelStatus.InvalidState),
                (SpinelCommand.PropertyIs, SpinelProperty.MacEnergyScanResult, "0EA1"),
                (SpinelCommand.PropertyIs, SpinelProperty.MacEnergyScanResult, "0FD8"),
                (SpinelCommand.PropertyIs, SpinelProperty.MacEnergyScanResult, "10A1"),
                (SpinelCommand.PropertyIs, SpinelProperty.MacScanState, "00"),
            ],
            bench.Told);
    }

    private static byte[] Data(ushort destination, ushort source, byte sequence, ushort pan = Pan)
    {
        bool wantsAck = destination != MacAddress.Broadcast;
        return Frame(MacHeader.Data(pan, destination, source, sequence, wantsAck), [0x48, 0x02, 0x00]);
    }

    private static byte[] DataRequest(byte sequence) => Frame(
        new MacHeader(
            MacFrameType.Command, sequence, MacAddress.Short(Pan, Own), MacAddress.Short(Pan, Device), AcknowledgementRequest: true, PanIdCompression: true),
        [(byte)MacCommandId.DataRequest]);

    private static byte[] Acknowledgement(byte sequence, bool pending) => Frame(MacHeader.Ack(sequence, pending), []);

    private static byte[] Frame(MacHeader header, byte[] payload)
    {
        byte[] psdu = new byte[MacFrame.MaxSize];
        return psdu[..MacFrame.AppendFrameCheck(psdu, MacFrame.Write(psdu, header, payload))];
    }
}
