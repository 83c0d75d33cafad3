using Sep.Codec.Aps;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>An ASDU or command on its way, until it is acknowledged or given up. Used again and again, so that a frame costs no object.</summary>
internal sealed class ApsTransmission
{
    public const int MostOctets = FragmentReassembler.DefaultMaxLength;

    public readonly byte[] Payload = new byte[MostOctets];

    public int Length;
    public ApsHeader Header;
    public ushort Destination;
    public Eui64 Partner;

    /// <summary>The key that secures it besides the network key; null: none.</summary>
    public KeyIdentifier? SecuredBy;

    /// <summary>The repetitions of the block under way.</summary>
    public int Attempts;

    /// <summary>Blocks in all, 1 when it is in one piece, and the one under way.</summary>
    public int Blocks;
    public int Block;

    /// <summary>What the wake-up under way was given.</summary>
    public int Stamp;

    public int Token;

    /// <summary>Who hears what becomes of it; null: the application.</summary>
    public Action<Stack.ApsStatus>? Done;

    public ApsTransmission? Next;
}
