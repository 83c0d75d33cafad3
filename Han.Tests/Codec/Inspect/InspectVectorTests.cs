using Han.Tests.Codec.Mac;
using Sep.Codec.Inspect;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Inspect;

/// <summary>Every vector is taken apart without a gap and put together again.</summary>
public sealed class InspectVectorTests
{
    private static readonly Dictionary<string, string> _commands = new()
    {
        ["mac.association-response"] = "AssociationResponse",
        ["mac.beacon.zigbee"] = "ZigBeeBeacon",
        ["aps.secured.data.link-key"] = "ReportEventStatus",
        ["aps.ack"] = "Ack",
        ["aps.transport-key.nwk.tclk-default"] = "TransportKey",
        ["aps.transport-key.application-link-key"] = "TransportKey",
        ["nwk.rejoin-response"] = "RejoinResponse",
        ["zdo.simple-desc-rsp.esi"] = "SimpleDescriptorResponse",
        ["interpan.get-current-price"] = "GetCurrentPrice",
    };

    public static TheoryData<string> Frames => [.. FrameVector.All.Select(vector => vector.Name)];

    [Theory]
    [MemberData(nameof(Vector.Names), MemberType = typeof(Vector))]
    public void A_command_comes_back_from_its_fields(string name)
    {
        Vector vector = Vector.Of(name);
        Assert.True(ZclFrame.TryRead(vector.Octets.AsSpan(), out ZclHeader header, out _));
        InspectedFrame frame = new FrameInspector().Zcl(vector.Octets, vector.ClusterId);

        IsWhole(frame, vector.Frame);
        Assert.Equal(SepCommands.Find(header, vector.ClusterId)!.Name, frame.Command);

        // The fields are those that the vector names, in its order: what was traced is what is shown.
        string[] octets = [.. Inspections.Leaves(frame).Where(field => field.Offset >= header.Size).Select(field => vector.Frame.Substring(2 * field.Offset, 2 * field.Length))];
        Assert.Equal(vector.Frame[(2 * header.Size)..], string.Concat(octets));
        Assert.True(octets.Length >= vector.Fields.Count, $"{octets.Length} fields, and the vector has {vector.Fields.Count}");
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_frame_comes_back_decrypted_and_encrypted_again(string name)
    {
        FrameVector vector = FrameVector.Of(name);
        InspectedFrame frame = Inspections.WithKeys().Mac(vector.Octets);

        IsWhole(frame, vector.Frame);
        Assert.DoesNotContain(Inspections.All(frame), field => field.Name is "EncryptedPayload" or "Payload");
        Assert.Equal(_commands.GetValueOrDefault(name, frame.Command), frame.Command);
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_frame_whose_keys_are_not_known_stays_as_it_is(string name)
    {
        FrameVector vector = FrameVector.Of(name);
        InspectedFrame frame = new FrameInspector().Mac(vector.Octets);

        IsWhole(frame, vector.Frame);
        bool isSecured = Inspections.All(frame).Any(field => field.Name == "SecurityControl");
        Assert.Equal(isSecured, frame.Layers[^1].Note is not null);
        Assert.Equal(isSecured ? 1 : 0, Inspections.All(frame).Count(field => field.Name == "EncryptedPayload"));
    }

    [Fact]
    public void Frames_of_each_layer_are_read_alone()
    {
        byte[] frame = FrameVector.Of("zdo.simple-desc-req").Octets;
        string all = Inspections.WithKeys().Mac(frame).ToString();
        InspectedFrame nwk = Inspections.WithKeys().Nwk(frame.AsMemory(9));

        Assert.Equal(Convert.ToHexStringLower(frame.AsSpan(9)), Convert.ToHexStringLower(nwk.Reencoded!.Value.Span));
        Assert.Equal("SimpleDescriptorRequest", nwk.Command);
        Assert.Equal(["zbee_nwk", "zbee_aps", "zbee_zdp"], nwk.Layers.Select(layer => layer.Protocol));
        Assert.EndsWith(string.Join('\n', nwk.ToString().Split('\n')[..^2]) + "\nreencoded: " + Convert.ToHexStringLower(frame) + "\n", all, StringComparison.Ordinal);

        InspectedFrame aps = new FrameInspector().Aps(Convert.FromHexString("400201070901016201240000000000"));
        Assert.Equal(["zbee_aps", "zbee_zcl"], aps.Layers.Select(layer => layer.Protocol));
    }

    private static void IsWhole(InspectedFrame frame, string hex)
    {
        Assert.Null(frame.Error);
        Assert.Equal(hex, Convert.ToHexStringLower(frame.Reencoded!.Value.Span));
        int position = 0;
        foreach (InspectedField field in Inspections.Leaves(frame).OrderBy(field => field.Offset))
        {
            Assert.True(field.Offset == position, $"{field.Name} is at {field.Offset}, and {position} was expected");
            position += field.Length;
        }

        Assert.Equal(hex.Length / 2, position);
    }
}
