using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>APP_CNF_BDB_COMMISSIONING_NOTIFICATION: how commissioning goes.</summary>
/// <param name="Status">0: success.</param>
/// <param name="Mode">What was done.</param>
/// <param name="Remaining">What is still to be done, bits as in the request.</param>
public readonly record struct AppConfigCommissioning(byte Status, byte Mode, byte Remaining) : ILayerCommand<AppConfigCommissioning, ZnpCommandId>
{
    private const int FixedSize = 3;

    public static ZnpCommandId Id => ZnpCommandId.AppConfigCommissioning;

    public static AppConfigCommissioning Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U8(nameof(Status)), f.U8(nameof(Mode)), f.U8(nameof(Remaining)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(Status);
        f.U8(Mode);
        f.U8(Remaining);
    }
}
