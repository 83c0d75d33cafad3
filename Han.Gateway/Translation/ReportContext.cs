using Han.Gateway.MessagingLog;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Translation;

/// <summary>What one must know of an order to understand what is reported on it.</summary>
/// <param name="EndsAtMeter">True where nothing is expected of devices: prices, and texts that nobody is asked to confirm.</param>
/// <param name="CancelledId">The text that a cancel names, else 0.</param>
public readonly record struct ReportContext(EventCategory Category, bool EndsAtMeter, uint CancelledId)
{
    /// <summary>The context of an order, from the command that it carries.</summary>
    public static ReportContext Of(EventCategory category, OrderBody body) => new(
        category,
        category == EventCategory.PRM || (category == EventCategory.STM && !TextTranslation.WantsConfirmation(Payload(body))),
        category == EventCategory.CSM ? TextTranslation.CancelledId(Payload(body)) : 0);

    private static ReadOnlySpan<byte> Payload(OrderBody body) =>
        body is SendCommand command ? command.Payload.Span : default;
}
