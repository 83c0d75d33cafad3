using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Drlc;

/// <summary>
/// Get Scheduled Events: a device asks the ESI to send its events again. SE 1.0 (075356r15) Annex D, Demand Response and Load Control. SE 1.2b appends
/// an issuer event id of 4 octets, which stays in the tail of the frame.
/// </summary>
/// <param name="StartTime">Only events that end after this time; <see cref="SepTime.Now"/> for the running and coming ones.</param>
/// <param name="NumberOfEvents">At most so many events; 0 for all.</param>
public readonly record struct GetScheduledEvents(SepTime StartTime, byte NumberOfEvents) : ISepCommand<GetScheduledEvents>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 5;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Drlc, 0x01, Direction.ClientToServer);

    public static GetScheduledEvents Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.Time(nameof(StartTime)), f.U8(nameof(NumberOfEvents)));
    }

    public void Write(ref WireWriter w)
    {
        if (!FieldRange.Start(StartTime))
        {
            throw FieldRange.Refusal(StartTime);
        }

        FixedWriter f = w.Fixed(Size);
        f.Time(StartTime);
        f.U8(NumberOfEvents);
    }
}
