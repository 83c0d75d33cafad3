using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

/// <summary>A command with what makes arbitrary values of it. The generic part of every test of all commands is here, once.</summary>
public abstract class CommandDraw(CommandKey key, string name)
{
    /// <summary>Room for any frame that is drawn.</summary>
    public const int MaxFrame = 320;

    public CommandKey Key { get; } = key;

    /// <summary>The name of the command's type.</summary>
    public string Name { get; } = name;

    /// <summary>The command of these octets, boxed.</summary>
    public abstract ISepCommand Make(byte[] octets);

    /// <summary>Whether the command of these octets, written as a frame, is announced by its header and reads as itself without a tail.</summary>
    public abstract bool ComesBack(byte[] octets);

    /// <summary>Octets on the heap that a hundred round trips of one command cost.</summary>
    public abstract long AllocatedByRoundTrips();

    /// <summary>The frame of the command of these octets.</summary>
    public byte[] Frame(byte[] octets, Direction direction)
    {
        byte[] buffer = new byte[MaxFrame];
        WireWriter w = new(buffer);
        new ZclHeader(Key.FrameType, direction, octets[1], Key.CommandId).Write(ref w);
        Make(octets).Write(ref w);
        return buffer[..w.Length];
    }

    public override string ToString() => Name;
}
