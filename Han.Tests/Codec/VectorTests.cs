using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

public sealed class VectorTests
{
    [Theory]
    [MemberData(nameof(Vector.Names), MemberType = typeof(Vector))]
    public void A_vector_decodes_into_its_fields_and_back_into_its_bytes(string name) =>
        VectorChecks.DecodesIntoItsFieldsAndBack(Vector.Of(name), EntryOf(Vector.Of(name)));

    [Theory]
    [MemberData(nameof(Vector.Names), MemberType = typeof(Vector))]
    public void Every_strict_prefix_is_refused_or_is_a_shorter_whole(string name) =>
        VectorChecks.EveryStrictPrefixIsRefusedOrIsAShorterWhole(Vector.Of(name), EntryOf(Vector.Of(name)));

    [Theory]
    [MemberData(nameof(Vector.Names), MemberType = typeof(Vector))]
    public void A_buffer_that_is_too_small_is_our_mistake_and_throws(string name) =>
        VectorChecks.ABufferThatIsTooSmallThrows(Vector.Of(name), EntryOf(Vector.Of(name)));

    [Fact]
    public void Every_command_has_a_vector()
    {
        HashSet<CommandKey> seen = [.. Vector.All.Select(vector => EntryOf(vector).Key)];
        string missing = string.Join(", ", SepCommands.All.Where(entry => !seen.Contains(entry.Key)).Select(entry => entry.Name));
        Assert.True(missing.Length == 0, $"No line in Vectors/*.jsonl for: {missing}");
    }

    private static SepCommandEntry EntryOf(Vector vector)
    {
        Assert.True(ZclFrame.TryRead(vector.Octets.AsSpan(), out ZclHeader header, out _));
        return Assert.IsType<SepCommandEntry>(SepCommands.Find(header, vector.ClusterId));
    }
}
