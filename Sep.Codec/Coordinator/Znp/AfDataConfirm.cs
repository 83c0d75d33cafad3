using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>AF_DATA_CONFIRM: what became of an ASDU that was sent.</summary>
/// <param name="Status">How it went.</param>
/// <param name="Endpoint">The source endpoint.</param>
/// <param name="Transaction">As it was asked for.</param>
public readonly record struct AfDataConfirm(ZnpStatus Status, byte Endpoint, byte Transaction) : ILayerCommand<AfDataConfirm, ZnpCommandId>
{
    private const int FixedSize = 3;

    public static ZnpCommandId Id => ZnpCommandId.AfDataConfirm;

    public static AfDataConfirm Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named8<ZnpStatus>(nameof(Status)), f.U8(nameof(Endpoint)), f.U8(nameof(Transaction)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
        f.U8(Endpoint);
        f.U8(Transaction);
    }
}
