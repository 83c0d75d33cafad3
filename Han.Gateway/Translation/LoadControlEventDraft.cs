using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Gateway.Translation;

/// <summary>processLCEvent -> Load Control Event. <paramref name="Start"/> null means the moment of acceptance.</summary>
internal sealed record LoadControlEventDraft(LoadControlEvent Template, MarketTime? Start, uint? CallersId) : CommandDraft
{
    public override EventCategory Category => EventCategory.LCE;

    public override uint? CallersEventId => CallersId;

    public override StampedCommand Stamp(uint eventId, MarketTime acceptedAt)
    {
        SepTime start = (Start ?? acceptedAt).ToSep();
        MarketTime end = MarketTime.FromSep(start).Plus(TimeSpan.FromMinutes(Template.DurationMinutes));
        TimeSpan own = (Template.EventControl.HasFlag(EventControl.RandomizeStart) ? LargestRandomization : default)
            + (Template.EventControl.HasFlag(EventControl.RandomizeEnd) ? LargestRandomization : default);

        // Even without a delay of its own an event may have to go on until a later one begins that replaces it and has one.
        TimeSpan randomization = own > LargestRandomization ? own : LargestRandomization;
        return new StampedCommand(
            SepPayload.Encode(Template with { IssuerEventId = eventId, StartTime = start }), end, end.Plus(randomization + ReportGrace));
    }
}
