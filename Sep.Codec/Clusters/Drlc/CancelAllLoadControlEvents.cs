using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Drlc;

/// <summary>Cancel All Load Control Events: the ESI ends every event at once. SE 1.0 (075356r15) Annex D, Demand Response and Load Control.</summary>
/// <param name="CancelControl">How the events end.</param>
public readonly record struct CancelAllLoadControlEvents(CancelControl CancelControl) : ISepCommand<CancelAllLoadControlEvents>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 1;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Drlc, 0x02, Direction.ServerToClient);

    public static CancelAllLoadControlEvents Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.Named8<CancelControl>(nameof(CancelControl)));
    }

    public void Write(ref WireWriter w)
    {
        if (!DrlcRange.Control(CancelControl))
        {
            throw FieldRange.Refusal(CancelControl);
        }

        FixedWriter f = w.Fixed(Size);
        f.Named8(CancelControl);
    }
}
