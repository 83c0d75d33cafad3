using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Docs;

/// <summary>Trigger Effect: the device is to show one of a few light effects. Of a ZCL later than that of SE 1.1.</summary>
/// <param name="EffectIdentifier">Which effect: 0 a blink, 1 a breath, 2 okay, 0x0B a change of channel, 0xFE an end after it, 0xFF an end at once.</param>
/// <param name="EffectVariant">Which form of it; 0 is the default.</param>
public readonly record struct TriggerEffect(byte EffectIdentifier, byte EffectVariant) : ISepCommand<TriggerEffect>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Identify, 0x40, Direction.ClientToServer);

    public static TriggerEffect Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U8(nameof(EffectIdentifier)), f.U8(nameof(EffectVariant)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U8(EffectIdentifier);
        f.U8(EffectVariant);
    }
}
