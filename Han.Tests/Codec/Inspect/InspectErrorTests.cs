using Han.Tests.Codec.Mac;
using Han.Tests.Codec.Security;
using Sep.Codec.Inspect;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Inspect;

/// <summary>What is malformed is shown as far as it goes, and the error names the field.</summary>
public sealed class InspectErrorTests
{
    private const int RandomFrames = 4000;
    private const int LongestRandomFrame = 140;

    [Theory]
    [InlineData("", "ZCL header: FrameControl is missing; the frame is empty.")]
    [InlineData("09", "ZCL header: Sequence is missing or cut; the frame ends before it is whole.")]
    [InlineData("0d34", "ZCL header: ManufacturerCode is missing or cut; the frame ends before it is whole.")]
    [InlineData("0a2400", "ZCL header: UnknownFrameType in FrameControl.")]
    [InlineData("092400efcdab0001", "LoadControlEvent: DeviceClass has 1 of its 2 octets.")]
    [InlineData("092400efcdab00010000b54e3b2a", "LoadControlEvent: DurationMinutes is missing; the frame ends before it.")]
    [InlineData("180001000000", "ReadAttributesResponse: Attributes[0].Type is missing; the frame ends before it.")]
    [InlineData("18000100000021ff", "ReadAttributesResponse: Attributes[0].Value has 1 of its 2 octets.")]
    [InlineData("000000", "ReadAttributes: Attributes[0].Id is missing; the frame ends before it.")]
    public void A_cut_command_is_shown_up_to_the_field_that_is_cut(string hex, string error)
    {
        InspectedFrame frame = new FrameInspector().Zcl(Convert.FromHexString(hex), ClusterId.Drlc);
        Assert.Equal(error, frame.Error);
        Assert.Equal(error, frame.Layers[^1].Error);
        Assert.Null(frame.Reencoded);
    }

    [Fact]
    public void The_fields_before_the_cut_are_shown()
    {
        InspectedFrame frame = new FrameInspector().Zcl(Convert.FromHexString("092400efcdab0001"), ClusterId.Drlc);
        Assert.Equal(["FrameControl", "Sequence", "CommandId", "IssuerEventId"], frame.Layers[0].Fields.Select(field => field.Name));
        Assert.Equal(0x00ABCDEFul, frame.Layers[0].Fields[3].Value.Bits);
    }

    [Fact]
    public void A_label_that_is_too_long_names_itself()
    {
        // A rate label of 13 octets, where fewer are allowed.
        InspectedFrame frame = new FrameInspector().Zcl(Convert.FromHexString("090100010000000d" + new string('4', 26) + new string('0', 80)), ClusterId.Price);
        Assert.Equal("PublishPrice: Malformed at RateLabel.", frame.Error);
        Assert.Equal("RateLabel", frame.Layers[0].Fields[^1].Name);
    }

    [Theory]
    [InlineData("61", "MAC header: Truncated at FrameControl.")]
    [InlineData("618809aa1a0000", "MAC header: SourceAddress is missing; the frame ends before it.")]
    [InlineData("6904", "MAC header: Truncated at FrameControl.")]
    [InlineData("698809aa1a00005c3a", "MAC header: MacSecurity in FrameControl.")]
    [InlineData("618809aa1a00005c3a4802", "network header: Destination is missing; the frame ends before it.")]
    [InlineData("618809aa1a00005c3a480200005c3a1e112801", "auxiliary header: FrameCounter has 1 of its 4 octets.")]
    [InlineData("618809aa1a00005c3a480000005c3a1e11400201", "application support header: Cluster has 1 of its 2 octets.")]
    public void A_cut_header_is_named(string hex, string error) => Assert.Equal(error, new FrameInspector().Mac(Convert.FromHexString(hex), FrameCheck.Absent).Error);

    [Fact]
    public void A_wrong_frame_check_is_an_error_where_there_is_one()
    {
        byte[] frame = FrameVector.Of("mac.ack").Octets;
        frame[^1] ^= 1;
        Assert.Equal("FrameCheck: 0xB190, and 0xB090 would be right.", new FrameInspector().Mac(frame, FrameCheck.Present).Error);
        Assert.Equal("wpan", Assert.Single(new FrameInspector().Mac(frame).Layers).Protocol);
        Assert.Contains(Inspections.All(new FrameInspector().Mac(frame)), field => field.Name == "Payload");
    }

    [Fact]
    public void An_unknown_command_is_shown_with_its_payload()
    {
        InspectedFrame frame = new FrameInspector().Zcl(Convert.FromHexString("0924770102"), ClusterId.Drlc);
        Assert.Null(frame.Error);
        Assert.Equal("Command 0x77", frame.Command);
        Assert.Equal("0102", Inspections.Field(frame, "Payload").Value.ToString());
        Assert.Equal("0924770102", Convert.ToHexStringLower(frame.Reencoded!.Value.Span));
    }

    [Theory]
    [MemberData(nameof(Vector.Names), MemberType = typeof(Vector))]
    public void Every_prefix_is_shown_or_names_a_field(string name)
    {
        Vector vector = Vector.Of(name);
        FrameInspector inspector = new();
        for (int length = 0; length < vector.Octets.Length; length++)
        {
            InspectedFrame frame = inspector.Zcl(vector.Octets.AsMemory(0, length), vector.ClusterId);
            Assert.True(frame.Error is not null || frame.Reencoded!.Value.Span.SequenceEqual(vector.Octets.AsSpan(0, length)), $"{length} octets");
            Assert.DoesNotContain("its first field", frame.Error ?? "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Random_octets_never_throw_at_any_layer()
    {
        FrameInspector inspector = Inspections.WithKeys();
        ClusterId[] clusters = [.. SepClusters.All.Select(cluster => cluster.Id)];
        for (int i = 0; i < RandomFrames; i++)
        {
            byte[] octets = Arbitrary.Octets(i % LongestRandomFrame, (ulong)i);
            Shown(inspector.Mac(octets), octets);
            Shown(inspector.Nwk(octets), octets);
            Shown(inspector.Aps(octets), octets);
            Shown(inspector.Zcl(octets, clusters[i % clusters.Length]), octets);
        }
    }

    [Fact]
    public void Vectors_with_one_octet_changed_never_throw()
    {
        FrameInspector inspector = Inspections.WithKeys();
        foreach (Vector vector in Vector.All)
        {
            for (int i = 0; i < vector.Octets.Length; i++)
            {
                byte[] octets = vector.Octets;
                octets[i] ^= Arbitrary.Octets(1, (ulong)i)[0];
                Shown(inspector.Zcl(octets, vector.ClusterId), octets);
            }
        }

        foreach (FrameVector vector in FrameVector.All)
        {
            for (int i = 0; i < vector.Octets.Length; i++)
            {
                byte[] octets = vector.Octets;
                octets[i] ^= (byte)(1 << (i % 8));
                Shown(inspector.Mac(octets), octets);
            }
        }
    }

    private static void Shown(InspectedFrame frame, byte[] octets)
    {
        Assert.NotEmpty(frame.ToString());
        Assert.True(frame.Error is null == frame.Reencoded is not null);
        Assert.All(Inspections.All(frame), field => Assert.InRange(field.Offset + field.Length, 0, octets.Length));
    }
}
