using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>APP_CNF_BDB_ADD_INSTALLCODE: with which code or key a device may join.</summary>
/// <param name="Format">What the octets are.</param>
/// <param name="Device">Which.</param>
/// <param name="Code">The octets, secret.</param>
public readonly record struct AppConfigAddInstallCode(ZnpInstallCodeFormat Format, Eui64 Device, Octets Code)
    : IZnpRequest<AppConfigAddInstallCode, ZnpStatusAnswer>
{
    private const int FixedSize = 9;

    public static ZnpCommandId Id => ZnpCommandId.AppConfigAddInstallCode;

    public static AppConfigAddInstallCode Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named8<ZnpInstallCodeFormat>(nameof(Format)), f.Eui64(nameof(Device)), r.Rest(nameof(Code)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Format);
        f.Eui64(Device);
        w.Raw(Code.Span);
    }

    /// <summary>Nothing of what may be a key.</summary>
    public override string ToString() => $"AppConfigAddInstallCode {Device}, {Format}";
}
