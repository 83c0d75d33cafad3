using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Sep.Codec.Clusters.Drlc;

namespace Han.Gateway.Translation;

/// <summary>processCancelAllLCEvents -> Cancel All Load Control Events. It names no event, so it is open-ended: given up after 24 hours.</summary>
internal sealed record CancelAllLoadControlEventsDraft(CancelAllLoadControlEvents Command) : CommandDraft
{
    public override EventCategory Category => EventCategory.CAL;

    public override StampedCommand Stamp(uint eventId, MarketTime acceptedAt)
    {
        MarketTime notAfter = acceptedAt.Plus(OpenEnded);
        return new StampedCommand(SepPayload.Encode(Command), notAfter, notAfter.Plus(LargestRandomization + LargestRandomization + ReportGrace));
    }
}
