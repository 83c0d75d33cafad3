using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

/// <summary>What holds for every vector.</summary>
internal static class VectorChecks
{
    private const byte Untouched = 0xA5;

    public static void DecodesIntoItsFieldsAndBack(Vector vector, SepCommandEntry entry)
    {
        FieldList traced = new();
        (ZclHeader header, ISepCommand command, ReadOnlyMemory<byte> tail) = Decode(entry, vector.Octets, traced)!.Value;

        Assert.Equal(vector.Direction, header.Direction == Direction.ServerToClient ? "server-to-client" : "client-to-server");
        Assert.Equal(vector.Fields, traced.Fields);
        Assert.Equal(vector.Tail, Convert.ToHexStringLower(tail.Span));
        Assert.Equal(vector.Frame, Convert.ToHexStringLower(Rebuild(header, command)) + vector.Tail);
    }

    public static void EveryStrictPrefixIsRefusedOrIsAShorterWhole(Vector vector, SepCommandEntry entry)
    {
        byte[] frame = vector.Octets[..^(vector.Tail.Length / 2)];
        List<int> accepted = [];
        for (int length = 0; length < frame.Length; length++)
        {
            if (Decode(entry, frame.AsMemory(0, length), new FieldList()) is not var (header, command, tail))
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
            // A list may end after any record.
            int records = vector.Fields.Count(field => field.Name.EndsWith("].Id", StringComparison.Ordinal));
            Assert.Equal(Math.Max(0, records - 1), accepted.Count);
        }
    }

    public static void ABufferThatIsTooSmallThrows(Vector vector, SepCommandEntry entry)
    {
        (ZclHeader header, ISepCommand command, _) = Decode(entry, vector.Octets, new FieldList())!.Value;
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

    private static (ZclHeader Header, ISepCommand Command, ReadOnlyMemory<byte> Tail)? Decode(SepCommandEntry entry, ReadOnlyMemory<byte> frame, FieldList trace)
    {
        if (!ZclFrame.TryRead(frame, out ZclHeader header, out ReadOnlyMemory<byte> payload))
        {
            return null;
        }

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
