using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Metering;

/// <summary>Request Fast Poll Mode: a client wants to read a meter often for a while. SE 1.1 (075356r16) Annex D, Metering.</summary>
/// <param name="FastPollUpdatePeriodSeconds">How often, in seconds; the meter raises it to what it can do.</param>
/// <param name="DurationMinutes">0..15 minutes.</param>
public readonly record struct RequestFastPollMode(byte FastPollUpdatePeriodSeconds, byte DurationMinutes) : ISepCommand<RequestFastPollMode>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    /// <summary>The longest time that can be asked for, in minutes.</summary>
    public const byte MaxDurationMinutes = 15;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Metering, 0x03, Direction.ClientToServer);

    public static RequestFastPollMode Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U8(nameof(FastPollUpdatePeriodSeconds)), f.U8(nameof(DurationMinutes)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(DurationMinutes <= MaxDurationMinutes, DurationMinutes);
        FixedWriter f = w.Fixed(Size);
        f.U8(FastPollUpdatePeriodSeconds);
        f.U8(DurationMinutes);
    }
}
