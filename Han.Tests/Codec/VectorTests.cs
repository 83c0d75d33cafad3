using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

public sealed class VectorTests
{
    private const byte Untouched = 0xA5;

    [Theory]
    [MemberData(nameof(Vector.Names), MemberType = typeof(Vector))]
    public void A_vector_decodes_into_its_fields_and_back_into_its_bytes(string name)
    {
        Vector vector = Vector.Of(name);
        FieldList traced = new();
        (ZclHeader header, ISepCommand command, ReadOnlyMemory<byte> tail) = Decode(vector, vector.Octets, traced)!.Value;

        Assert.Equal(vector.Direction, header.Direction == Direction.ServerToClient ? "server-to-client" : "client-to-server");
        Assert.Equal(vector.Fields, traced.Fields);
        Assert.Equal(vector.Tail, Convert.ToHexStringLower(tail.Span));
        Assert.Equal(vector.Frame, Convert.ToHexStringLower(Rebuild(header, command)) + vector.Tail);
    }

    [Theory]
    [MemberData(nameof(Vector.Names), MemberType = typeof(Vector))]
    public void Every_strict_prefix_is_refused_or_is_a_shorter_whole(string name)
    {
        Vector vector = Vector.Of(name);
        byte[] frame = vector.Octets[..^(vector.Tail.Length / 2)];
        List<int> accepted = [];
        for (int length = 0; length < frame.Length; length++)
        {
            if (Decode(vector, frame.AsMemory(0, length), new FieldList()) is not var (header, command, tail))
            {
                continue;
            }

            // A shorter frame must be a whole one, that is, come back as it was.
            accepted.Add(length);
            Assert.True(tail.IsEmpty);
            Assert.Equal(frame[..length], Rebuild(header, command));
        }

        if (vector.Shorter is not null)
        {
            Assert.Equal(vector.Shorter, accepted);
        }
        else
        {
            int records = vector.Fields.Count(field => field.Name.EndsWith("].Id", StringComparison.Ordinal));
            Assert.Equal(Math.Max(0, records - 1), accepted.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Vector.Names), MemberType = typeof(Vector))]
    public void A_buffer_that_is_too_small_is_our_mistake_and_throws(string name)
    {
        Vector vector = Vector.Of(name);
        (ZclHeader header, ISepCommand command, _) = Decode(vector, vector.Octets, new FieldList())!.Value;
        for (int length = 0; length < vector.Octets.Length - (vector.Tail.Length / 2); length++)
        {
            byte[] buffer = new byte[length];
            Assert.Throws<ArgumentException>(() =>
            {
                WireWriter w = new(buffer);
                header.Write(ref w);
                command.Write(ref w);
            });
        }
    }

    [Fact]
    public void Every_command_has_a_vector()
    {
        HashSet<CommandKey> seen = [];
        foreach (Vector vector in Vector.All)
        {
            Assert.True(ZclFrame.TryRead(vector.Octets.AsSpan(), out ZclHeader header, out _));
            seen.Add(header.Key(vector.ClusterId)!.Value);
        }

        string missing = string.Join(", ", SepCommands.All.Where(entry => !seen.Contains(entry.Key)).Select(entry => entry.Name));
        Assert.True(missing.Length == 0, $"No line in Vectors/*.jsonl for: {missing}");
    }

    private static (ZclHeader Header, ISepCommand Command, ReadOnlyMemory<byte> Tail)? Decode(Vector vector, ReadOnlyMemory<byte> frame, FieldList trace)
    {
        if (!ZclFrame.TryRead(frame, out ZclHeader header, out ReadOnlyMemory<byte> payload))
        {
            return null;
        }

        SepCommandEntry entry = Assert.IsType<SepCommandEntry>(SepCommands.Find(header, vector.ClusterId));
        ISepCommand? command = entry.Decode(payload, trace, out ReadOnlyMemory<byte> tail);
        return command is null ? null : (header, command, tail);
    }

    private static byte[] Rebuild(ZclHeader header, ISepCommand command)
    {
        byte[] buffer = new byte[CommandDraw.MaxFrame];
        buffer.AsSpan().Fill(Untouched);
        WireWriter w = new(buffer);
        header.Write(ref w);
        command.Write(ref w);
        Assert.All(buffer[w.Length..], octet => Assert.Equal(Untouched, octet));
        return buffer[..w.Length];
    }
}
