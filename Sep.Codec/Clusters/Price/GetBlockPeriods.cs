using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Price;

/// <summary>
/// Get Block Period(s): a client asks for the running and coming block periods. SE 1.1 (075356r16) Annex D, Price. SE 1.2 appends a tariff type of
/// 1 octet, which stays in the tail of the frame.
/// </summary>
/// <param name="StartTime">Only periods that end after this time; <see cref="SepTime.Now"/> for the running and coming ones.</param>
/// <param name="NumberOfEvents">At most so many; 0 for all.</param>
public readonly record struct GetBlockPeriods(SepTime StartTime, byte NumberOfEvents) : ISepCommand<GetBlockPeriods>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 5;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Price, 0x03, Direction.ClientToServer);

    public static GetBlockPeriods Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
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
