using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Sep.Codec.Clusters.Drlc;

namespace Han.Gateway.Translation;

/// <summary>processCancelLCEvent -> Cancel Load Control Event. Never delivered past the end of the event that it names.</summary>
internal sealed record CancelLoadControlEventDraft(CancelLoadControlEvent Command, StoredEvent Event) : CommandDraft
{
    public override EventCategory Category => EventCategory.CLE;

    public override StoredEvent? Cancels => Event;

    public override StampedCommand Stamp(uint eventId, MarketTime acceptedAt)
    {
        MarketTime notAfter = MarketTime.Max(Event.NotAfter, acceptedAt);
        return new StampedCommand(SepPayload.Encode(Command), notAfter, notAfter.Plus(LargestRandomization + LargestRandomization + ReportGrace));
    }
}
