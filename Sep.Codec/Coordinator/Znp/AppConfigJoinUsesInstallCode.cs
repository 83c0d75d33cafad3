using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>APP_CNF_BDB_SET_JOINUSESINSTALLCODEKEY: whether only devices with an install code may join.</summary>
/// <param name="Enabled">Only these.</param>
public readonly record struct AppConfigJoinUsesInstallCode(bool Enabled) : IZnpRequest<AppConfigJoinUsesInstallCode, ZnpStatusAnswer>
{
    private const int FixedSize = 1;

    public static ZnpCommandId Id => ZnpCommandId.AppConfigJoinUsesInstallCode;

    public static AppConfigJoinUsesInstallCode Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U8(nameof(Enabled)) != 0);
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8((byte)(Enabled ? 1 : 0));
    }
}
