using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>What the chip starts.</summary>
/// <param name="Outcome">A network that was stored, or not.</param>
public readonly record struct ZdoStartupFromAppAnswer(ZnpStartupOutcome Outcome) : IWireValue<ZdoStartupFromAppAnswer>
{
    private const int FixedSize = 1;

    public static ZdoStartupFromAppAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named8<ZnpStartupOutcome>(nameof(Outcome)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Outcome);
    }
}
