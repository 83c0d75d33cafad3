using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Default Response: what became of a command that has no answer of its own. Never answered itself, and never sent to a broadcast.</summary>
/// <param name="RespondedCommandId">The number of the command that is answered.</param>
/// <param name="Status">What became of it.</param>
public readonly record struct DefaultResponse(byte RespondedCommandId, ZclStatus Status) : ISepCommand<DefaultResponse>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    public static CommandKey Key => CommandKey.ProfileWide(0x0B);

    public static DefaultResponse Read(ref ZclReader r) =>
        r.Fixed(Size) ? new(r.U8(nameof(RespondedCommandId)), (ZclStatus)r.U8(nameof(Status))) : default;

    public void Write(ref ZclWriter w)
    {
        w.Fixed(Size);
        w.U8(RespondedCommandId);
        w.U8((byte)Status);
    }
}
