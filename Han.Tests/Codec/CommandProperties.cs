using FsCheck;
using FsCheck.Fluent;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

public sealed class CommandProperties
{
    private static readonly Arbitrary<byte[]> Draw = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(Draws.Octets).ToArbitrary();

    private static readonly Arbitrary<byte[]> AnyOctets = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().ToArbitrary();

    [Fact]
    public void LoadControlEvent_comes_back() => ComesBack(Draws.LoadControlEvent);

    [Fact]
    public void CancelLoadControlEvent_comes_back() => ComesBack(Draws.CancelLoadControlEvent);

    [Fact]
    public void CancelAllLoadControlEvents_comes_back() => ComesBack(Draws.CancelAllLoadControlEvents);

    [Fact]
    public void ReportEventStatus_comes_back() => ComesBack(Draws.ReportEventStatus);

    [Fact]
    public void GetScheduledEvents_comes_back() => ComesBack(Draws.GetScheduledEvents);

    [Fact]
    public void DefaultResponse_comes_back() => ComesBack(Draws.DefaultResponse);

    [Fact]
    public void ReadAttributes_comes_back() => ComesBack(Draws.ReadAttributes);

    [Fact]
    public void ReadAttributesResponse_comes_back() => ComesBack(Draws.ReadAttributesResponse);

    [Fact]
    public void WriteAttributes_comes_back() => ComesBack(Draws.WriteAttributes);

    [Fact]
    public void WriteAttributesNoResponse_comes_back() => ComesBack(Draws.WriteAttributesNoResponse);

    [Fact]
    public void WriteAttributesResponse_comes_back() => ComesBack(Draws.WriteAttributesResponse);

    [Fact]
    public void Random_bytes_never_throw_and_a_tail_is_a_suffix() => Prop.ForAll(AnyOctets, octets =>
    {
        bool sound = true;
        foreach (SepCommandEntry entry in SepCommands.All)
        {
            ISepCommand? command = entry.Decode(octets, null, out ReadOnlyMemory<byte> tail);
            sound &= command is not null ? octets.AsSpan().EndsWith(tail.Span) : tail.IsEmpty;
        }

        bool header = ZclFrame.TryRead(octets.AsSpan(), out _, out ReadOnlySpan<byte> payload);
        return sound && (header ? octets.AsSpan().EndsWith(payload) : payload.IsEmpty);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_random_attribute_list_is_refused_or_comes_back() => Prop.ForAll(AnyOctets, octets =>
    {
        if (!ZclFrame.TryDecode(octets.AsMemory(), out ReadAttributesResponse response, out ReadOnlyMemory<byte> tail))
        {
            return true;
        }

        byte[] buffer = new byte[octets.Length];
        WireWriter w = new(buffer);
        response.Write(ref w);
        return tail.IsEmpty && buffer.AsSpan().SequenceEqual(octets);
    }).QuickCheckThrowOnFailure();

    private static void ComesBack<T>(Func<byte[], T> make) where T : struct, ISepCommand<T>, IEquatable<T> => Prop.ForAll(Draw, octets =>
    {
        T command = make(octets);
        byte[] frame = new byte[128];
        int length = ZclFrame.Write(frame, octets[1], T.Key.Direction, disableDefaultResponse: octets[2] > 127, command);
        return ZclFrame.TryRead(frame.AsSpan(0, length), out ZclHeader header, out ReadOnlySpan<byte> payload)
            && header.Announces<T>(T.Key.Cluster)
            && header.Sequence == octets[1]
            && ZclFrame.TryDecode(payload, out T back, out ReadOnlySpan<byte> tail)
            && tail.IsEmpty
            && back.Equals(command);
    }).QuickCheckThrowOnFailure();
}
