using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>APP_CNF_BDB_START_COMMISSIONING: 4 forms a network, or starts the one that is stored.</summary>
/// <param name="Mode">Bits: 2 steering, 4 formation.</param>
public readonly record struct AppConfigStartCommissioning(byte Mode) : IZnpRequest<AppConfigStartCommissioning, ZnpStatusAnswer>
{
    private const int FixedSize = 1;

    public static ZnpCommandId Id => ZnpCommandId.AppConfigStartCommissioning;

    public static AppConfigStartCommissioning Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U8(nameof(Mode)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(Mode);
    }
}
