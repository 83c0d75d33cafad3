using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>UTIL_LED_CONTROL: not answered by every firmware.</summary>
/// <param name="Led">Which; FF: all.</param>
/// <param name="Mode">0 off, 1 on.</param>
public readonly record struct UtilLedControl(byte Led, byte Mode) : IZnpRequest<UtilLedControl, ZnpStatusAnswer>
{
    private const int FixedSize = 2;

    public static ZnpCommandId Id => ZnpCommandId.UtilLedControl;

    public static UtilLedControl Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U8(nameof(Led)), f.U8(nameof(Mode)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(Led);
        f.U8(Mode);
    }
}
