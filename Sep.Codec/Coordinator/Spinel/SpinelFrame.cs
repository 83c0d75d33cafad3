namespace Sep.Codec.Coordinator.Spinel;

/// <summary>A frame of Spinel (draft-rquattle-spinel-unified): header, command, and what the command carries. Refers to the octets it was read from.</summary>
/// <param name="header">Interface and transaction.</param>
/// <param name="command">The command. Values that are not named are read and written as they are.</param>
/// <param name="payload">What follows the command.</param>
public readonly ref struct SpinelFrame(SpinelHeader header, SpinelCommand command, ReadOnlySpan<byte> payload)
{
    public SpinelHeader Header { get; } = header;

    public SpinelCommand Command { get; } = command;

    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>Reads a frame. False when it is none of Spinel, or cut off.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, out SpinelFrame frame)
    {
        SpinelReader reader = new(octets);
        bool isSpinel = SpinelHeader.TryRead(reader.U8(), out SpinelHeader header);
        SpinelCommand command = (SpinelCommand)reader.Packed();
        frame = reader.Failed ? default : new SpinelFrame(header, command, reader.Rest());
        return isSpinel && !reader.Failed;
    }

    /// <summary>Writes the frame.</summary>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    public void Write(scoped ref SpinelWriter writer)
    {
        writer.U8(Header.Value);
        writer.Packed((uint)Command);
        writer.Raw(Payload);
    }
}
