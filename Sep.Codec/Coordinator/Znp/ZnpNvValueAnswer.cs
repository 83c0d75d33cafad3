using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>What an item of non-volatile memory holds.</summary>
/// <param name="Status">How it went.</param>
/// <param name="Value">The octets, at most 248; they may be a key.</param>
public readonly record struct ZnpNvValueAnswer(ZnpStatus Status, Octets Value) : IWireValue<ZnpNvValueAnswer>
{
    private const int FixedSize = 2;

    public static ZnpNvValueAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named8<ZnpStatus>(nameof(Status)), r.Octets(nameof(Value), f.U8("ValueLength")));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
        f.U8(checked((byte)Value.Length));
        w.Raw(Value.Span);
    }

    /// <summary>Nothing of what may be a key.</summary>
    public override string ToString() => $"{Status}, {Value.Length} octets";
}
