using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_STARTUP_FROM_APP: starts the network that non-volatile memory holds.</summary>
/// <param name="Delay">Milliseconds to wait before.</param>
public readonly record struct ZdoStartupFromApp(ushort Delay) : IZnpRequest<ZdoStartupFromApp, ZdoStartupFromAppAnswer>
{
    private const int FixedSize = 2;

    public static ZnpCommandId Id => ZnpCommandId.ZdoStartupFromApp;

    public static ZdoStartupFromApp Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Delay)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Delay);
    }
}
