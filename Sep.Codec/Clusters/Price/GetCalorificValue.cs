using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Price;

/// <summary>Get Calorific Value: a client asks for the energy that a volume or mass of gas holds. SE 1.1a (075356r17) Annex D, Price.</summary>
/// <param name="EarliestStartTime">Only those in force at this time or later; <see cref="SepTime.Now"/> for the running and coming ones.</param>
/// <param name="MinIssuerEventId">Only those with at least this number; <see cref="AnyIssuerEventId"/> for all.</param>
/// <param name="NumberOfCommands">At most so many; 0 for all.</param>
public readonly record struct GetCalorificValue(SepTime EarliestStartTime, uint MinIssuerEventId, byte NumberOfCommands) : ISepCommand<GetCalorificValue>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 9;

    /// <summary>The <see cref="MinIssuerEventId"/> that leaves nothing out.</summary>
    public const uint AnyIssuerEventId = uint.MaxValue;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Price, 0x05, Direction.ClientToServer);

    public static GetCalorificValue Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.Time(nameof(EarliestStartTime)), f.U32(nameof(MinIssuerEventId)), f.U8(nameof(NumberOfCommands)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Start(EarliestStartTime), EarliestStartTime);
        FixedWriter f = w.Fixed(Size);
        f.Time(EarliestStartTime);
        f.U32(MinIssuerEventId);
        f.U8(NumberOfCommands);
    }
}
