using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Han.Tests.Codec;
using Han.Tests.Codec.Inspect;
using Han.Tests.Codec.Mac;
using Han.Tests.Codec.Nwk;
using Sep.Codec.Inspect;

namespace Han.Tests.Interop;

/// <summary>Every name that an inspection prints is one that tshark shows for the same frame, with the same value.</summary>
[Trait("Category", "Interop")]
public sealed class InspectOracleTests
{
    /// <summary>What Wireshark 4.0 shows otherwise, by name.</summary>
    private static readonly Dictionary<string, string> _exceptions = new()
    {
        ["zbee_zcl_se.drlc.effective_time"] = "declared one octet wide, and the value masked",
        ["zbee_zcl_se.price.alternate_cost.trailing_digit"] = "shown twice under one name, the octet and then its upper half",
        ["zbee_zcl_se.price.calorific_value.trailing_digit"] = "shown twice under one name, the octet and then its upper half",
        ["zbee_zcl_se.met.request_fast_poll_mode_response.fast_poll_mode_end_time"] = "shown as seconds since 1970",
        ["zbee_zcl_se.price.block_period.control"] = "an SE 1.1 frame is read in the layout of SE 1.2",
        ["zbee_zcl_se.price.block_period.control.price_acknowledgement"] = "an SE 1.1 frame is read in the layout of SE 1.2",
        ["zbee_zcl_se.price.block_period.control.repeating_block"] = "an SE 1.1 frame is read in the layout of SE 1.2",
        ["zbee_aps.ack_format"] = "shown in acknowledgements alone",
        ["zbee_zcl.attr.dis"] = "not shown in a Discover Attributes Response, though Wireshark has the name",
        ["zbee_zcl_general.ota.min_block_period"] = "not shown at the end of an image block response",
    };

    [SkippableFact]
    public void Commands_are_named_as_tshark_names_them()
    {
        LayerOracle.Require();
        using TsharkCapture capture = new();
        foreach (Vector vector in Vector.All)
        {
            capture.Add(vector.ClusterId, DirectionOf(vector), vector.Octets);
        }

        IReadOnlyList<XElement> packets = capture.Dissect();
        List<string> differences = [];
        for (int i = 0; i < packets.Count; i++)
        {
            Vector vector = Vector.All[i];
            Compare(vector.Name, new FrameInspector().Zcl(vector.Octets, vector.ClusterId), TsharkCapture.HeaderSize, packets[i], differences);
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [SkippableFact]
    public void Frames_are_named_as_tshark_names_them()
    {
        LayerOracle.Require();
        byte[][] frames = [.. FrameVector.All.Select(vector => WithFrameCheck(vector.Octets))];
        IReadOnlyList<XElement> packets = LayerOracle.Dissect(frames, Network.NetworkKey, Network.LinkKey, Network.WellKnownKey);
        List<string> differences = [];
        FrameInspector inspector = Inspections.WithKeys(showKeys: true);
        for (int i = 0; i < packets.Count; i++)
        {
            Compare(FrameVector.All[i].Name, inspector.Mac(frames[i], FrameCheck.Present), 0, packets[i], differences);
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static void Compare(string name, InspectedFrame frame, int headers, XElement packet, List<string> differences)
    {
        Assert.Null(frame.Error);
        ILookup<string, string> shown = packet.Descendants("field").Where(IsOfRadio)
            .ToLookup(field => field.Attribute("name")?.Value ?? "", Normal);
        foreach (InspectedField field in Inspections.All(frame))
        {
            // Text that is not ASCII is shown in Latin-1.
            if (field.Filter is not string filter || field.IsList || field.Value.Kind == InspectedKind.NotAValue || !Ascii.IsValid(field.Value.Text) || _exceptions.ContainsKey(filter))
            {
                continue;
            }

            string[] values = [.. shown[filter]];
            if (!values.Contains(Normal(field.Value)) && !(field.Value.Kind == InspectedKind.Eui64 && values.Contains(Decimal(field.Value))))
            {
                differences.Add($"{name}: {filter} is {field.Value} at {field.Offset + headers}, and tshark shows [{string.Join(", ", values)}]");
            }
        }
    }

    /// <summary>Not what tshark says of the capture itself.</summary>
    private static bool IsOfRadio(XElement field) => field.Attribute("show") is not null
        && field.Attribute("name")?.Value is string name && (name.StartsWith("zbee", StringComparison.Ordinal) || name.StartsWith("wpan", StringComparison.Ordinal));

    private static byte[] WithFrameCheck(byte[] frame)
    {
        if (Sep.Codec.Mac.MacFrame.CheckFrame(frame, out _) == Sep.Codec.Wire.FrameError.None)
        {
            return frame;
        }

        byte[] longer = [.. frame, 0, 0];
        Sep.Codec.Mac.MacFrame.AppendFrameCheck(longer, frame.Length);
        return longer;
    }

    private static Sep.Codec.Zcl.Direction DirectionOf(Vector vector) =>
        vector.Direction == "server-to-client" ? Sep.Codec.Zcl.Direction.ServerToClient : Sep.Codec.Zcl.Direction.ClientToServer;

    private static string Normal(InspectedValue value) => value.Kind switch
    {
        InspectedKind.Signed => value.Signed.ToString(CultureInfo.InvariantCulture),
        InspectedKind.Eui64 => value.Bits.ToString("x16", CultureInfo.InvariantCulture),
        InspectedKind.Octets => Convert.ToHexStringLower(value.Octets.Span),
        InspectedKind.Text => value.Text.Replace(":", "", StringComparison.Ordinal),
        _ => value.Bits.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Some clusters show an EUI-64 as a number.</summary>
    private static string Decimal(InspectedValue value) => value.Bits.ToString(CultureInfo.InvariantCulture);

    private static string Normal(XElement field)
    {
        string show = TsharkPacket.Shown(field);
        return show is "True" or "False" ? (show == "True" ? "1" : "0") : show;
    }
}
