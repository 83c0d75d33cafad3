using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>Which subsystems the firmware has.</summary>
/// <param name="Capabilities">A bit for each: SYS, MAC, NWK, AF, ZDO, SAPI, UTIL, DEBUG, APP, ZOAD, from bit 0 up.</param>
public readonly record struct SysPingAnswer(ushort Capabilities) : IWireValue<SysPingAnswer>
{
    private const int FixedSize = 2;

    public static SysPingAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Capabilities)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Capabilities);
    }
}
