using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using HeadEnd.Simulator.Tdsp;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Types;

namespace Han.Gateway.Translation;

/// <summary>processSimpleMessage -> Display Message. <paramref name="Start"/> null means the moment of acceptance.</summary>
internal sealed record DisplayMessageDraft(DisplayMessage Template, MarketTime? Start, uint? CallersId) : CommandDraft
{
    public override EventCategory Category => EventCategory.STM;

    public override uint? CallersEventId => CallersId;

    /// <summary>A text is never cut (decision 0.13).</summary>
    public override Refusal? RefusalAt(Tdsp tdsp, Eui64 device)
    {
        int most = TdspProfiles.ByName(tdsp.Name).MaxTextOctets;
        int octets = Template.Message.Content.Length;
        return octets > most ? new Refusal(Refusals.Text, $"Message: {octets} octets of UTF-8; meters of {tdsp.Name} take {most}, and a text is never cut.") : null;
    }

    public override StampedCommand Stamp(uint eventId, MarketTime acceptedAt)
    {
        MarketTime start = Start ?? acceptedAt;
        MarketTime end = Template.UntilChanged ? start.Plus(OpenEnded) : start.Plus(TimeSpan.FromMinutes(Template.DurationMinutes));
        return new StampedCommand(SepPayload.Encode(Template with { MessageId = eventId, StartTime = start.ToSep() }), end, end.Plus(ReportGrace));
    }
}
