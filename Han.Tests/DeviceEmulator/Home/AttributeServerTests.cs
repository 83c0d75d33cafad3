using Sep.Codec.Clusters.Basic;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Clusters.Identify;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using static Han.Tests.DeviceEmulator.HomeRig;

namespace Han.Tests.DeviceEmulator.Home;

public sealed class AttributeServerTests
{
    private readonly HomeRig _home = new((Pct, null), (Ihd, null));

    [Fact]
    public void Device_and_ESI_say_what_they_are()
    {
        Dictionary<ushort, string> device = _home.Read(
            EsiAddress, Pct.Address, ClusterId.Basic, Direction.ClientToServer, 1, BasicAttributes.ZclVersion, BasicAttributes.ManufacturerName,
            BasicAttributes.ModelIdentifier, BasicAttributes.PowerSource, BasicAttributes.HardwareVersion);
        Assert.Equal(["1", "Emulated Homes", "Thermostat PCT-1", "1", "1"], device.Values);
        Dictionary<ushort, string> esi = _home.ReadEsi(ClusterId.Basic, BasicAttributes.ManufacturerName, BasicAttributes.ModelIdentifier);
        Assert.Equal(["Emulated Meters", "ESI 500"], esi.Values);
    }

    [Fact]
    public void What_is_not_there_is_unsupported_and_the_rest_is_told()
    {
        Dictionary<ushort, string> read = _home.ReadEsi(ClusterId.Metering, 0x7777, MeteringAttributes.Multiplier, MeteringAttributes.InletTemperature);
        Assert.Equal(["UnsupportedAttribute", "1", "UnsupportedAttribute"], read.Values);
        Assert.Equal(["UnsupportedAttribute"], _home.ReadEsi(ClusterId.Drlc, 0).Values);
        Assert.Equal(["UnsupportedAttribute"], _home.ReadEsi(ClusterId.Price, 0).Values);
        Assert.Equal(["UnsupportedAttribute"], _home.Read(EsiAddress, Ihd.Address, ClusterId.Price, Direction.ServerToClient, 1, PriceClientAttributes.CommodityType).Values);
    }

    [Fact]
    public void An_ESI_of_the_first_revision_has_no_attributes_of_later_ones()
    {
        HomeRig old = new(Summer, [(Ihd, null)], revision: SepRevision.Se10);
        Assert.Equal(["UnsupportedAttribute", "0"], old.ReadEsi(ClusterId.Metering, MeteringAttributes.DefaultUpdatePeriod, MeteringAttributes.Status).Values);
        Assert.Equal(["30", "0"], _home.ReadEsi(ClusterId.Metering, MeteringAttributes.DefaultUpdatePeriod, MeteringAttributes.Status).Values);
    }

    [Fact]
    public void Values_without_room_are_to_be_asked_for_again()
    {
        ushort[] ids = [BasicAttributes.ManufacturerName, .. Enumerable.Repeat(BasicAttributes.ModelIdentifier, 5)];
        HomeRig.Frame answer = _home.Ask(EsiAddress, Pct.Address, ClusterId.Basic, new ReadAttributes(new UInt16List(ids)))!;
        List<ZclStatus> statuses = [];
        foreach (AttributeRecord r in answer.As<ReadAttributesResponse>().Attributes)
        {
            statuses.Add(r.Status);
        }

        Assert.Equal(ZclStatus.Success, statuses[0]);
        Assert.Contains(ZclStatus.InsufficientSpace, statuses);
        Assert.InRange(answer.Octets.Length, 60, 82);
    }

    [Theory]
    [InlineData(BasicAttributes.LocationDescription, ZclType.CharacterString, "0443616665", ZclStatus.Success)]
    [InlineData(BasicAttributes.ModelIdentifier, ZclType.CharacterString, "0443616665", ZclStatus.ReadOnly)]
    [InlineData(BasicAttributes.LocationDescription, ZclType.UInt8, "01", ZclStatus.InvalidDataType)]
    [InlineData(BasicAttributes.LocationDescription, ZclType.CharacterString, "1120202020202020202020202020202020ff", ZclStatus.InvalidValue)]
    [InlineData(BasicAttributes.AlarmMask, ZclType.Map8, "04", ZclStatus.InvalidValue)]
    [InlineData(0x4444, ZclType.UInt8, "01", ZclStatus.UnsupportedAttribute)]
    public void A_write_is_judged_by_the_table(ushort id, ZclType type, string value, ZclStatus expected)
    {
        AttributeRecords records = new AttributeRecords(AttributeRecordLayout.TypedValue).With(id, type, Convert.FromHexString(value));
        WriteAttributesResponse answer = _home.Ask(EsiAddress, Pct.Address, ClusterId.Basic, new WriteAttributes(records))!.As<WriteAttributesResponse>();
        Assert.Equal(expected == ZclStatus.Success ? [] : [(id, expected)], Failures(answer));
        string location = _home.Read(EsiAddress, Pct.Address, ClusterId.Basic, Direction.ClientToServer, 1, BasicAttributes.LocationDescription).Values.Single();
        Assert.Equal(expected == ZclStatus.Success ? "Cafe" : "", location);
    }

    [Fact]
    public void Of_an_undivided_write_all_or_nothing_is_written()
    {
        AttributeRecords good = new AttributeRecords(AttributeRecordLayout.TypedValue).With(BasicAttributes.AlarmMask, ZclType.Map8, 1);
        AttributeRecords bad = good.With(BasicAttributes.DisableLocalConfig, ZclType.Map8, 9);
        Assert.Equal(
            [(BasicAttributes.DisableLocalConfig, ZclStatus.InvalidValue)],
            Failures(_home.Ask(EsiAddress, Pct.Address, ClusterId.Basic, new WriteAttributesUndivided(bad))!.As<WriteAttributesResponse>()));
        Assert.Equal("0", AlarmMask());
        Assert.Empty(Failures(_home.Ask(EsiAddress, Pct.Address, ClusterId.Basic, new WriteAttributesUndivided(good))!.As<WriteAttributesResponse>()));
        Assert.Equal("1", AlarmMask());
    }

    [Fact]
    public void A_write_without_response_is_done_in_silence_and_a_reset_takes_it_back()
    {
        AttributeRecords records = new AttributeRecords(AttributeRecordLayout.TypedValue).With(BasicAttributes.AlarmMask, ZclType.Map8, 2);
        Assert.Null(_home.Ask(EsiAddress, Pct.Address, ClusterId.Basic, new WriteAttributesNoResponse(records), disable: true));
        Assert.Equal("2", AlarmMask());
        Assert.Equal(ZclStatus.Success, _home.Ask(EsiAddress, Pct.Address, ClusterId.Basic, new ResetToFactoryDefaults())!.Default);
        Assert.Equal("0", AlarmMask());
    }

    [Fact]
    public void Attributes_are_discovered_in_order_and_in_parts()
    {
        List<ushort> found = [];
        ushort from = 0;
        DiscoverAttributesResponse part;
        do
        {
            part = _home.Ask(Pct.Address, EsiAddress, ClusterId.Metering, new DiscoverAttributes(from, 9))!.As<DiscoverAttributesResponse>();
            for (int i = 0; i < part.Attributes.Count; i++)
            {
                found.Add(part.Attributes[i].Id);
            }

            from = (ushort)(found[^1] + 1);
        }
        while (part.Progress == DiscoveryProgress.More);

        Assert.Equal(found.Order(), found);
        Assert.True(found.Count > 18);
        Assert.Contains(MeteringAttributes.CurrentSummationDelivered, found);
        Assert.Contains(MeteringAttributes.InstantaneousDemand, found);
        Assert.DoesNotContain(MeteringAttributes.MeterSerialNumber, found);
    }

    [Fact]
    public void What_nobody_knows_is_answered_so()
    {
        byte[] general = [0x00, 0x51, 0x06, 0x00, 0x00, 0x00, 0x20, 0x01, 0x00, 0x10, 0x00, 0x01];
        Assert.Equal(ZclStatus.UnsupportedGeneralCommand, _home.AskRaw(Pct.Address, EsiAddress, ClusterId.Metering, general)!.Default);
        byte[] manufacturer = [0x04, 0x34, 0x12, 0x52, 0x00, 0x00, 0x00];
        Assert.Equal(ZclStatus.UnsupportedManufacturerGeneralCommand, AskManufacturer(manufacturer));
        byte[] halved = [0x00, 0x53, 0x00, 0x00];
        Assert.Equal(ZclStatus.MalformedCommand, _home.AskRaw(EsiAddress, Pct.Address, ClusterId.Basic, halved)!.Default);
    }

    [Theory]
    [InlineData(ClusterId.Basic, true)]
    [InlineData(ClusterId.Identify, true)]
    [InlineData(ClusterId.Time, true)]
    [InlineData(ClusterId.Metering, true)]
    [InlineData(ClusterId.Drlc, true)]
    [InlineData(ClusterId.Price, true)]
    [InlineData(ClusterId.Messaging, true)]
    [InlineData(ClusterId.Prepayment, true)]
    [InlineData(ClusterId.Basic, false)]
    [InlineData(ClusterId.Drlc, false)]
    [InlineData(ClusterId.Price, false)]
    [InlineData(ClusterId.Tunneling, false)]
    public void An_unknown_command_is_unsupported_by_ESI_and_device(ClusterId cluster, bool toEsi)
    {
        (Eui64 from, Eui64 to) = toEsi ? (Pct.Address, EsiAddress) : (EsiAddress, Pct.Address);
        byte control = toEsi || cluster == ClusterId.Basic ? (byte)0x01 : (byte)0x09;
        Assert.Equal(ZclStatus.UnsupportedClusterCommand, _home.AskRaw(from, to, cluster, [control, 0x54, 0x77])!.Default);
        Assert.Equal(ZclStatus.UnsupportedClusterCommand, _home.AskRaw(from, to, cluster, [(byte)(control | 0x10), 0x55, 0x77])!.Default);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_belongs_to_the_stack_is_left_to_it(bool toEsi)
    {
        (Eui64 from, Eui64 to) = toEsi ? (Pct.Address, EsiAddress) : (EsiAddress, Pct.Address);
        _home.AskRaw(from, to, ClusterId.Basic, [0x01, 0x54, 0x77], endpoint: 0);
        _home.AskRaw(from, to, ClusterId.KeyEstablishment, [0x01, 0x54, 0x77]);
        Assert.Empty(_home.Frames);
    }

    [Fact]
    public void An_ESI_without_servers_says_so()
    {
        HanRig han = new(HanRig.Load());
        byte[] read = [0x00, 0x21, 0x00, 0x00, 0x00];
        han.Esi.OnIndication(new(HanRig.Load().Address, 1, HanRig.EsiAddress, 1, ClusterId.Time), read);
        Assert.Equal("18210100" + "0086", Convert.ToHexString(han.Down.Single().Frame));
        han.Esi.OnIndication(new(HanRig.Load().Address, 1, HanRig.EsiAddress, 1, ClusterId.Metering), [0x01, 0x22, 0x00]);
        Assert.Equal("18220B0081", Convert.ToHexString(han.Down[^1].Frame));
    }

    [Fact]
    public void Frames_cut_short_are_malformed_at_the_ESI()
    {
        Assert.Equal(ZclStatus.MalformedCommand, _home.AskRaw(Pct.Address, EsiAddress, ClusterId.Drlc, [0x01, 0x60, 0x00, 0x01])!.Default);
        Assert.Equal(ZclStatus.MalformedCommand, _home.AskRaw(Pct.Address, EsiAddress, ClusterId.Drlc, [0x01, 0x61, 0x01, 0x01])!.Default);
        Assert.Equal(ZclStatus.MalformedCommand, _home.AskRaw(Pct.Address, EsiAddress, ClusterId.Price, [0x01, 0x62, 0x01])!.Default);
        Assert.Equal(ZclStatus.MalformedCommand, _home.AskRaw(Pct.Address, EsiAddress, ClusterId.Messaging, [0x01, 0x63, 0x01])!.Default);
        Assert.Equal(ZclStatus.MalformedCommand, _home.AskRaw(Pct.Address, EsiAddress, ClusterId.Metering, [0x01, 0x64, 0x00])!.Default);
    }

    [Fact]
    public void A_node_identifies_itself_for_a_while()
    {
        Assert.Equal(ZclStatus.Success, _home.Ask(EsiAddress, Pct.Address, ClusterId.Identify, new IdentifyQuery())!.Default);
        Assert.Equal(ZclStatus.Success, _home.Ask(EsiAddress, Pct.Address, ClusterId.Identify, new Identify(90))!.Default);
        _home.To(1);
        Assert.Equal(30, _home.Ask(EsiAddress, Pct.Address, ClusterId.Identify, new IdentifyQuery())!.As<IdentifyQueryResponse>().TimeoutSeconds);
        Assert.Equal("30", _home.Read(EsiAddress, Pct.Address, ClusterId.Identify, Direction.ClientToServer, 1, IdentifyAttributes.IdentifyTime).Values.Single());
        Assert.Equal(30, _home.Device.Snapshot().IdentifySeconds);
        AttributeRecords stop = new AttributeRecords(AttributeRecordLayout.TypedValue).With(IdentifyAttributes.IdentifyTime, ZclType.UInt16, 0, 0);
        Assert.Empty(Failures(_home.Ask(EsiAddress, Pct.Address, ClusterId.Identify, new WriteAttributes(stop))!.As<WriteAttributesResponse>()));
        Assert.Equal(0, _home.Device.Snapshot().IdentifySeconds);
    }

    [Fact]
    public void The_load_control_attributes_are_read_and_written_over_the_air()
    {
        Assert.Equal(["0", "30", "0", "1"], Drlc().Values);
        AttributeRecords records = new AttributeRecords(AttributeRecordLayout.TypedValue)
            .With(DrlcClientAttributes.UtilityEnrollmentGroup, ZclType.UInt8, 7)
            .With(DrlcClientAttributes.StartRandomizationMinutes, ZclType.UInt8, 61)
            .With(DrlcClientAttributes.DurationRandomizationMinutes, ZclType.UInt8, 15)
            .With(DrlcClientAttributes.DeviceClassValue, ZclType.UInt16, 3, 0);
        HomeRig.Frame answer = _home.Ask(EsiAddress, Pct.Address, ClusterId.Drlc, new WriteAttributes(records), Direction.ServerToClient)!;
        Assert.Equal([(DrlcClientAttributes.StartRandomizationMinutes, ZclStatus.InvalidValue)], Failures(answer.As<WriteAttributesResponse>()));
        Assert.Equal(Direction.ClientToServer, answer.Header.Direction);
        Assert.Equal(["7", "30", "15", "3"], Drlc().Values);

        // From the wrong side there is nothing.
        Assert.Equal(["UnsupportedAttribute"], _home.Read(EsiAddress, Pct.Address, ClusterId.Drlc, Direction.ClientToServer, 1, 0).Values);

        // The next event is judged by what was written.
        _home.Send(_home.Event(1, 60, 60) with { UtilityEnrollmentGroup = 8 }).To(200);
        Assert.Equal("", _home.Said(Pct.Address));
        _home.Send(_home.Event(2, 260, 60) with { UtilityEnrollmentGroup = 7, DeviceClass = DeviceClass.StripAndBaseboardHeaters }, 2).To(400);
        Assert.Equal("01 02 03", _home.Said(Pct.Address));
    }

    private Dictionary<ushort, string> Drlc() => _home.Read(EsiAddress, Pct.Address, ClusterId.Drlc, Direction.ServerToClient, 1, 0, 1, 2, 3);

    private string AlarmMask() =>
        _home.Read(EsiAddress, Pct.Address, ClusterId.Basic, Direction.ClientToServer, 1, BasicAttributes.AlarmMask).Values.Single();

    private ZclStatus? AskManufacturer(byte[] frame)
    {
        _home.AskRaw(EsiAddress, Pct.Address, ClusterId.Basic, frame);
        return _home.Frames[^1].Default;
    }

    private static List<(ushort, ZclStatus)> Failures(WriteAttributesResponse answer)
    {
        List<(ushort, ZclStatus)> failures = [];
        foreach (AttributeRecord r in answer.Failures)
        {
            failures.Add((r.Id, r.Status));
        }

        return failures;
    }
}
