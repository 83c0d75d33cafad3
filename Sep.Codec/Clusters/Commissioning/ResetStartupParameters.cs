using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Commissioning;

/// <summary>Reset Startup Parameters: sets the attributes of this cluster back to their defaults.</summary>
/// <param name="Options">What is reset.</param>
/// <param name="Index">The number of the set to erase, where the options say so.</param>
public readonly record struct ResetStartupParameters(ResetOptions Options, byte Index) : ISepCommand<ResetStartupParameters>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Commissioning, 0x03, Direction.ClientToServer);

    public static ResetStartupParameters Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.Named8<ResetOptions>(nameof(Options)), f.U8(nameof(Index)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.Named8(Options);
        f.U8(Index);
    }
}
