using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Price;

/// <summary>Get Scheduled Prices: a client asks for the running and coming prices. SE 1.0 (075356r15) Annex D, Price.</summary>
/// <param name="StartTime">Only prices that end after this time; <see cref="SepTime.Now"/> for the running and coming ones.</param>
/// <param name="NumberOfEvents">At most so many; 0 for all.</param>
public readonly record struct GetScheduledPrices(SepTime StartTime, byte NumberOfEvents) : ISepCommand<GetScheduledPrices>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 5;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Price, 0x01, Direction.ClientToServer);

    public static GetScheduledPrices Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.Time(nameof(StartTime)), f.U8(nameof(NumberOfEvents)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Start(StartTime), StartTime);
        FixedWriter f = w.Fixed(Size);
        f.Time(StartTime);
        f.U8(NumberOfEvents);
    }
}
