using System.Buffers;
using System.Text;
using System.Text.Json;
using Han.Tests.Codec.Mac;
using Han.Tests.Codec.Nwk;
using Sep.Codec.Inspect;
using Sep.Codec.Security;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Inspect;

/// <summary>Names, values and secrets as they are printed.</summary>
public sealed class InspectJsonTests
{
    [Fact]
    public void A_command_has_the_names_of_Wireshark_in_wire_order()
    {
        JsonElement fields = Fields(new FrameInspector().Zcl(Convert.FromHexString("092400efcdab00010000b54e3b2a3c0004ffff280a080780ff03"), ClusterId.Drlc));
        Assert.Equal(0xABCDEF, fields.GetProperty("zbee_zcl_se.drlc.issuer_id").GetInt32());
        Assert.Equal(1, fields.GetProperty("zbee_zcl_se.drlc.device_class.hvac_compressor_or_furnace").GetInt32());
        Assert.Equal(708529845, fields.GetProperty("zbee_zcl_se.drlc.start_time").GetInt32());
        Assert.Equal(1800, fields.GetProperty("zbee_zcl_se.drlc.heating_temperature_set_point").GetInt32());
        Assert.Equal(-128, fields.GetProperty("zbee_zcl_se.drlc.average_load_adjustment_percentage").GetInt32());
        Assert.Equal(
            ["zbee_zcl_se.drlc.duty_cycle", "zbee_zcl_se.drlc.event_control", "zbee_zcl_se.drlc.randomize_start_time"],
            fields.EnumerateObject().Select(member => member.Name).SkipWhile(name => name != "zbee_zcl_se.drlc.duty_cycle").Take(3));
    }

    [Fact]
    public void Attributes_have_their_names_and_a_missing_value_is_null()
    {
        // InstantaneousDemand -2 W, CurrentSummationDelivered not a value, and an attribute without a name that is not there.
        byte[] octets = Convert.FromHexString("180001" + "0004002afeffff" + "00000025ffffffffffff" + "341286");
        JsonElement list = Fields(new FrameInspector().Zcl(octets, ClusterId.Metering)).GetProperty("Attributes");
        Assert.Equal(3, list.GetArrayLength());
        Assert.Equal("InstantaneousDemand", list[0].GetProperty("AttributeName").GetString());
        Assert.Equal(-2, list[0].GetProperty("zbee_zcl.attr.int24").GetInt32());
        Assert.Equal("CurrentSummationDelivered", list[1].GetProperty("AttributeName").GetString());
        Assert.Equal(JsonValueKind.Null, list[1].GetProperty("zbee_zcl.attr.uint48").ValueKind);
        Assert.Equal(0x1234, list[2].GetProperty("zbee_zcl_se.met.attr_id").GetInt32());
        Assert.Equal((int)ZclStatus.UnsupportedAttribute, list[2].GetProperty("zbee_zcl.attr.status").GetInt32());
        Assert.False(list[2].TryGetProperty("AttributeName", out _));
    }

    [Fact]
    public void A_name_that_occurs_twice_makes_an_array()
    {
        JsonElement fields = Fields(new FrameInspector().Mac(Convert.FromHexString("23c801aa1affffaa1a02000000006f0d0008aa1a0000195c3a"), FrameCheck.Absent));
        Assert.Equal(2, fields.GetProperty("wpan.realign.addr").GetArrayLength());
    }

    [Fact]
    public void Keys_are_shown_by_fingerprint_unless_asked_for()
    {
        byte[] octets = FrameVector.Of("aps.transport-key.application-link-key").Octets;
        const string Carried = "00112233445566778899aabbccddeeff";
        string fingerprint = new AesKey(Convert.FromHexString(Carried)).ToString();
        string hidden = Inspections.WithKeys().Mac(octets).ToString();
        string shown = Inspections.WithKeys(showKeys: true).Mac(octets).ToString();
        Assert.Contains(fingerprint, hidden, StringComparison.Ordinal);
        Assert.DoesNotContain(Carried, hidden, StringComparison.Ordinal);
        Assert.Contains(Carried, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(Network.LinkKey), shown, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_attribute_that_is_a_key_is_shown_by_fingerprint_unless_asked_for()
    {
        // Read Attributes Response of Commissioning: the network key, 0x0012.
        byte[] octets = Convert.FromHexString("180101120000f100112233445566778899aabbccddeeff");
        InspectedFrame hidden = new FrameInspector().Zcl(octets, ClusterId.Commissioning);
        InspectedFrame shown = Inspections.WithKeys(showKeys: true).Zcl(octets, ClusterId.Commissioning);
        Assert.Contains(Inspections.Leaves(hidden), field => field.Value.Kind == InspectedKind.Secret);
        Assert.DoesNotContain(Inspections.Leaves(shown), field => field.Value.Kind == InspectedKind.Secret);
    }

    [Fact]
    public void A_key_that_was_carried_opens_later_frames()
    {
        KeyRing keys = new();
        keys.Add(Network.WellKnownKey);
        FrameInspector inspector = new(keys);
        byte[] later = FrameVector.Of("nwk.rejoin-response").Octets;
        Assert.NotNull(inspector.Mac(later).Layers[^1].Note);
        inspector.Mac(FrameVector.Of("aps.transport-key.nwk.tclk-default").Octets);
        Assert.Equal(2, keys.Count);
        Assert.Equal("RejoinResponse", inspector.Mac(later).Command);
    }

    [Fact]
    public void Learnt_keys_do_not_grow_without_end()
    {
        KeyRing keys = new();
        keys.Add(Network.WellKnownKey);
        FrameInspector inspector = new(keys);
        for (int i = 1; i <= 2 * KeyRing.MaxLearnt; i++)
        {
            // An unsecured Transport Key command with a trust centre link key.
            inspector.Aps(Convert.FromHexString($"0101050400112233445566778899aabbccdd{i:x4}" + new string('0', 32)));
        }

        Assert.Equal(1 + KeyRing.MaxLearnt, keys.Count);
    }

    [Theory]
    [InlineData("ZigBeeAlliance09", true)]
    [InlineData("5A6967426565416C6C69616E63653039", true)]
    [InlineData("5a:69:67:42:65:65:41:6c:6c:69:61:6e:63:65:30:39", true)]
    [InlineData("5A6967426565416C6C69616E636530", false)]
    [InlineData("ZigBeeAlliance0", false)]
    [InlineData("", false)]
    public void Keys_are_hex_digits_or_text(string text, bool isKey)
    {
        Assert.Equal(isKey, KeyRing.TryParse(text, out AesKey key));
        Assert.Equal(isKey ? Network.WellKnownKey : default, key);
    }

    [Fact]
    public void Text_from_a_frame_cannot_move_the_cursor()
    {
        string tree = new FrameInspector().Zcl(Convert.FromHexString("0901000100000000000000000000041b5b324a"), ClusterId.Messaging).ToString();
        Assert.DoesNotContain('\u001b', tree);
        Assert.Contains("\\u001B[2J", tree, StringComparison.Ordinal);
    }

    internal static JsonElement Fields(InspectedFrame frame)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            frame.WriteFieldsTo(json);
        }

        return JsonDocument.Parse(Encoding.UTF8.GetString(buffer.WrittenSpan)).RootElement;
    }
}
