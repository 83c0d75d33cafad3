using Han.Tests.Codec.Nwk;
using Sep.Codec.Aps;
using Sep.Codec.Inspect;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace Han.Tests.Codec.Inspect;

/// <summary>What an inspection says beyond the fields: what is not written again as it came, and what is known from frames before.</summary>
public sealed class InspectNoteTests
{
    [Fact]
    public void Reserved_bits_of_a_ZCL_header_are_said_not_to_be_written_again()
    {
        InspectedFrame frame = new FrameInspector().Zcl(Convert.FromHexString("e9240201"), ClusterId.Drlc);
        Assert.Null(frame.Error);
        Assert.Equal("FrameControl: 0xE9 is written again as 0x09", frame.Layers[0].Note);
        Assert.Equal("09240201", Convert.ToHexStringLower(frame.Reencoded!.Value.Span));
    }

    [Theory]
    [InlineData("e18b09aa1a00005c3a", "wpan", "FrameControl: 0x8B is written again as 0x88")]
    [InlineData("618809aa1a00005c3a08c000005c3a1e11400a050900010101", "zbee_nwk", "FrameControl: 0xC0 is written again as 0x00")]
    public void So_are_those_of_the_other_layers(string hex, string protocol, string note)
    {
        InspectedFrame frame = new FrameInspector().Mac(Convert.FromHexString(hex), FrameCheck.Absent);
        Assert.Contains(note, frame.Layers.Single(layer => layer.Protocol == protocol).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truth_that_is_not_1_is_said_to_be_written_again_as_1()
    {
        InspectedFrame frame = new FrameInspector().Zdo(Convert.FromHexString("81fe02"), ZdoClusterId.MgmtPermitJoiningRequest);
        Assert.Equal("TrustCenterSignificance: 0x02 is written again as 0x01", frame.Layers[0].Note);
    }

    [Fact]
    public void A_level_on_the_air_is_said_not_to_be_written_again()
    {
        byte[] octets = Secured(Network.Mac(Network.Device, 1), source: 0);
        octets[9 + NwkHeader.MinSize] |= 5;
        InspectedFrame frame = Inspections.WithKeys().Mac(octets, FrameCheck.Absent);
        Assert.Null(frame.Error);
        Assert.Equal("SecurityControl: 0x2D is written again as 0x28", frame.Layers[1].Note);
    }

    [Fact]
    public void An_unknown_ZDO_command_is_shown_with_its_payload_and_an_empty_frame_is_an_error()
    {
        InspectedFrame unknown = new FrameInspector().Zdo(Convert.FromHexString("810102"), (ZdoClusterId)0x0777);
        Assert.Equal(("Cluster 0x0777", "810102"), (unknown.Command, Convert.ToHexStringLower(unknown.Reencoded!.Value.Span)));
        Assert.Equal("ZDO frame: Sequence is missing; the frame is empty.", new FrameInspector().Zdo(default, ZdoClusterId.DeviceAnnounce).Error);
    }

    /// <summary>
    /// An extended MAC address is no short address 0: a frame of the coordinator that another device passes on does not make that one the coordinator.
    /// </summary>
    [Fact]
    public void Who_passes_on_a_frame_of_the_coordinator_is_not_taken_for_it()
    {
        FrameInspector inspector = Inspections.WithKeys();
        MacHeader passedOn = Network.Mac(Network.Device, 1) with { Source = MacAddress.Extended(Network.Pan, Network.DeviceEui64) };
        inspector.Mac(Secured(passedOn, source: 0), FrameCheck.Absent);

        byte[] octets = new byte[MacFrame.MaxSize];
        ApsHeader aps = ApsHeader.Data(1, (ushort)ClusterId.Drlc, 0x0109, 1, counter: 1) with { Security = true };
        RadioFrame headers = new(
            Network.Mac(Network.Device, 2), new NwkHeader(NwkFrameType.Data, Network.Device, 0, 30, 2), aps,
            ApsAuxiliary: AuxiliaryHeader.Link(KeyIdentifier.Data, 1));
        int length = headers.Write(octets, null, Network.LinkCiphers, Network.CoordinatorEui64, [0x09, 0x24, 0x02, 0x01]);
        InspectedFrame frame = inspector.Mac(octets.AsMemory(0, length), FrameCheck.Absent);
        Assert.Contains("the sender's EUI-64 is not known", frame.Layers[^1].Note, StringComparison.Ordinal);
    }

    /// <summary>The same where the codec reads a whole frame.</summary>
    [Fact]
    public void A_whole_frame_passed_on_with_an_extended_address_says_that_its_sender_is_unknown()
    {
        byte[] octets = new byte[MacFrame.MaxSize];
        RadioFrame headers = new(
            Network.Mac(Network.Device, 1) with { Source = MacAddress.Extended(Network.Pan, Network.DeviceEui64) },
            new NwkHeader(NwkFrameType.Data, Network.Device, 0, 30, 1, Security: true),
            ApsHeader.Data(1, (ushort)ClusterId.Drlc, 0x0109, 1, counter: 1) with { Security = true },
            AuxiliaryHeader.Network(1, Network.DeviceEui64, 0),
            AuxiliaryHeader.Link(KeyIdentifier.Data, 1));
        int length = headers.Write(octets, Network.NetworkCipher, Network.LinkCiphers, Network.CoordinatorEui64, [0x09, 0x24, 0x02, 0x01]);
        Assert.Equal(
            Sep.Codec.Wire.FrameError.UnknownSource,
            RadioFrame.Read(octets.AsMemory(0, length), Network.NetworkCipher, Network.LinkCiphers, out _, out _));
    }

    private static byte[] Secured(MacHeader mac, ushort source)
    {
        byte[] octets = new byte[MacFrame.MaxSize];
        RadioFrame headers = new(
            mac, new NwkHeader(NwkFrameType.Data, Network.Device, source, 30, 1, Security: true), ApsHeader.Data(1, (ushort)ClusterId.Drlc, 0x0109, 1, counter: 1),
            AuxiliaryHeader.Network(1, mac.Source.Mode == MacAddressMode.Short ? Network.CoordinatorEui64 : Network.DeviceEui64, 0));
        return octets[..headers.Write(octets, Network.NetworkCipher, null, default, [0x09, 0x24, 0x02, 0x01])];
    }
}
