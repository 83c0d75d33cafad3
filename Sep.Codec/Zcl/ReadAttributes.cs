using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Read Attributes: asks for values by id.</summary>
/// <param name="Attributes">The attributes asked for, at least one.</param>
public readonly record struct ReadAttributes(UInt16List Attributes) : ISepCommand<ReadAttributes>
{
    public static CommandKey Key => CommandKey.ProfileWide(0x00);

    public static ReadAttributes Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.AttributeIds(nameof(Attributes)));

    public void Write(ref WireWriter w)
    {
        if (Attributes.Count == 0)
        {
            throw new InvalidOperationException("At least one attribute is needed.");
        }

        w.Raw(Attributes.Raw.Span);
    }
}
