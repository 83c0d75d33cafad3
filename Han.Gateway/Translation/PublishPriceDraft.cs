using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Translation;

/// <summary>processPriceSignal -> a schedule of Publish Prices, by start.</summary>
internal sealed record PublishPriceDraft(IReadOnlyList<PriceDraft> Prices) : CommandDraft
{
    public override EventCategory Category => EventCategory.PRM;

    public override int EventIds => Prices.Count;

    public override IReadOnlyList<uint?> Aliases => [.. Prices.Select(p => p.CallersId)];

    public override StampedCommand Stamp(uint eventId, MarketTime acceptedAt)
    {
        var payloads = new ReadOnlyMemory<byte>[Prices.Count];
        for (int i = 0; i < payloads.Length; i++)
        {
            payloads[i] = SepPayload.Octets(Prices[i].Template with
            {
                IssuerEventId = eventId + (uint)i,
                StartTime = (Prices[i].Start ?? acceptedAt).ToSep(),
                CurrentTime = acceptedAt.ToSep(),
            });
        }

        PriceDraft last = Prices[^1];
        MarketTime end = last.Template.UntilChanged ? (last.Start ?? acceptedAt).Plus(OpenEnded) : last.EndAt(acceptedAt);
        return new StampedCommand(new FeedPrices(payloads), end, end.Plus(ReportGrace));
    }
}
