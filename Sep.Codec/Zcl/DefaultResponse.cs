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

    public static DefaultResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U8(nameof(RespondedCommandId)), f.Named8<ZclStatus>(nameof(Status)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U8(RespondedCommandId);
        f.Named8(Status);
    }
}
