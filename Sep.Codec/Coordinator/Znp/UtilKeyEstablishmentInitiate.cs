using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>UTIL_ZCL_KEY_EST_INIT_EST: starts key establishment in the chip. Old Smart Energy firmware only.</summary>
/// <param name="Task">Of the firmware.</param>
/// <param name="Sequence">Of the first frame.</param>
/// <param name="Endpoint">The partner's.</param>
/// <param name="Mode">What the address is.</param>
/// <param name="Partner">The partner.</param>
public readonly record struct UtilKeyEstablishmentInitiate(byte Task, byte Sequence, byte Endpoint, ZnpAddressMode Mode, Eui64 Partner)
    : IZnpRequest<UtilKeyEstablishmentInitiate, ZnpStatusAnswer>
{
    private const int FixedSize = 12;

    public static ZnpCommandId Id => ZnpCommandId.UtilKeyEstablishmentInitiate;

    public static UtilKeyEstablishmentInitiate Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U8(nameof(Task)),
            f.U8(nameof(Sequence)),
            f.U8(nameof(Endpoint)),
            f.Named8<ZnpAddressMode>(nameof(Mode)),
            f.Eui64(nameof(Partner)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(Task);
        f.U8(Sequence);
        f.U8(Endpoint);
        f.Named8(Mode);
        f.Eui64(Partner);
    }
}
