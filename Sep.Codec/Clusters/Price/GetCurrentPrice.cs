using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Price;

/// <summary>Get Current Price: a client asks for the price that is in force. SE 1.0 (075356r15) Annex D, Price.</summary>
/// <param name="CommandOptions">What the asker says of itself.</param>
public readonly record struct GetCurrentPrice(GetCurrentPriceOptions CommandOptions) : ISepCommand<GetCurrentPrice>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 1;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Price, 0x00, Direction.ClientToServer);

    public static GetCurrentPrice Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.Named8<GetCurrentPriceOptions>(nameof(CommandOptions)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.Named8(CommandOptions);
    }
}
