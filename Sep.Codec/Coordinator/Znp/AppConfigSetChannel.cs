using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>APP_CNF_BDB_SET_CHANNEL: on which channels a network may be formed.</summary>
/// <param name="IsPrimary">Tried first.</param>
/// <param name="Channels">A bit each, 11..26.</param>
public readonly record struct AppConfigSetChannel(bool IsPrimary, uint Channels) : IZnpRequest<AppConfigSetChannel, ZnpStatusAnswer>
{
    private const int FixedSize = 5;

    public static ZnpCommandId Id => ZnpCommandId.AppConfigSetChannel;

    public static AppConfigSetChannel Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U8(nameof(IsPrimary)) != 0, f.U32(nameof(Channels)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8((byte)(IsPrimary ? 1 : 0));
        f.U32(Channels);
    }
}
