using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Sep.Codec.Clusters.Messaging;

namespace Han.Gateway.Translation;

/// <summary>processCancelSimpleMessage -> Cancel Message. Never delivered past the end of the text that it names.</summary>
internal sealed record CancelMessageDraft(CancelMessage Command, StoredEvent Event) : CommandDraft
{
    public override EventCategory Category => EventCategory.CSM;

    public override StoredEvent? Cancels => Event;

    public override StampedCommand Stamp(uint eventId, MarketTime acceptedAt)
    {
        MarketTime notAfter = MarketTime.Max(Event.NotAfter, acceptedAt);
        return new StampedCommand(SepPayload.Encode(Command), notAfter, notAfter.Plus(ReportGrace));
    }
}
