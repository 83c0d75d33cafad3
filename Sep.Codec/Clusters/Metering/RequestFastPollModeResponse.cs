using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Metering;

/// <summary>Request Fast Poll Mode Response: how often a meter may be read, and until when. SE 1.1 (075356r16) Annex D, Metering.</summary>
/// <param name="AppliedUpdatePeriodSeconds">How often, in seconds.</param>
/// <param name="FastPollModeEndTime">When it ends; never <see cref="SepTime.Invalid"/>.</param>
public readonly record struct RequestFastPollModeResponse(byte AppliedUpdatePeriodSeconds, SepTime FastPollModeEndTime)
    : ISepCommand<RequestFastPollModeResponse>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 5;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Metering, 0x03, Direction.ServerToClient);

    public static RequestFastPollModeResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U8(nameof(AppliedUpdatePeriodSeconds)), f.Time(nameof(FastPollModeEndTime)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Start(FastPollModeEndTime), FastPollModeEndTime);
        FixedWriter f = w.Fixed(Size);
        f.U8(AppliedUpdatePeriodSeconds);
        f.Time(FastPollModeEndTime);
    }
}
