using FsCheck;
using FsCheck.Fluent;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

public sealed class CommandProperties
{
    private static readonly Arbitrary<byte[]> Draw = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(Draws.Octets).ToArbitrary();

    private static readonly Arbitrary<byte[]> AnyOctets = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().ToArbitrary();

    [Theory]
    [MemberData(nameof(Draws.Names), MemberType = typeof(Draws))]
    public void A_command_comes_back(string name) => Prop.ForAll(Draw, Draws.Named(name).ComesBack).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_command_has_a_draw()
    {
        HashSet<CommandKey> drawn = [.. Draws.All.Select(draw => draw.Key)];
        string missing = string.Join(", ", SepCommands.All.Where(entry => !drawn.Contains(entry.Key)).Select(entry => entry.Name));
        Assert.True(missing.Length == 0, $"No draw in Han.Tests/Codec/Draws.*.cs for: {missing}");
    }

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
}
