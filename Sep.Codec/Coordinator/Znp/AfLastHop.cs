using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>The last hop of an ASDU that arrived.</summary>
/// <param name="MacSource">The network address of who sent it last.</param>
/// <param name="Radius">How many hops it had left.</param>
public readonly record struct AfLastHop(ushort MacSource, byte Radius) : IWireValue<AfLastHop>
{
    private const int FixedSize = 3;

    public static AfLastHop Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(MacSource)), f.U8(nameof(Radius)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(MacSource);
        f.U8(Radius);
    }
}
