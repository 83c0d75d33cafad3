using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>UTIL_ZCL_KEY_EST_SIGN: signs octets with the chip's certificate. Old Smart Energy firmware only.</summary>
/// <param name="Input">What is signed.</param>
public readonly record struct UtilKeyEstablishmentSign(Octets Input) : IZnpRequest<UtilKeyEstablishmentSign, UtilKeyEstablishmentSignAnswer>
{
    private const int FixedSize = 1;

    public static ZnpCommandId Id => ZnpCommandId.UtilKeyEstablishmentSign;

    public static UtilKeyEstablishmentSign Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(r.Octets(nameof(Input), f.U8("InputLength")));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(checked((byte)Input.Length));
        w.Raw(Input.Span);
    }
}
