using DeviceEmulator.Time;
using Sep.Codec.Clusters.Price;

namespace Han.Gateway.Translation;

/// <summary>One checked price. <paramref name="Start"/> null means the moment of acceptance.</summary>
internal sealed record PriceDraft(PublishPrice Template, MarketTime? Start, uint? CallersId)
{
    /// <summary>When another takes over, if none does before; never for a price without an end.</summary>
    public MarketTime EndAt(MarketTime acceptedAt) =>
        Template.UntilChanged ? MarketTime.Never : (Start ?? acceptedAt).Plus(TimeSpan.FromMinutes(Template.DurationMinutes));
}
