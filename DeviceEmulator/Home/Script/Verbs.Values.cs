using DeviceEmulator.Time;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Script;

// Prices and texts as commands.
public static partial class Verbs
{
    private const ushort UsDollar = 840;
    private const int TrailingDigits = 4;
    private const int PriceTiers = 6;

    /// <summary>Ten-thousandths of a dollar a kWh.</summary>
    private static PublishPrice PriceOf(Arguments given, long id, SepTime start, MarketTime now)
    {
        int tier = (int)given.Whole("tier", 0);
        return new PublishPrice(
            ProviderId: 1, new CharacterString(given.Text("label") ?? ""), (uint)id, now.ToSep(), UnitOfMeasure.KilowattHours, UsDollar,
            (byte)((TrailingDigits << 4) | tier), (byte)(tier == 0 ? 0 : PriceTiers << 4), start, (ushort)given.Whole("minutes", PublishPrice.UntilChangedMinutes),
            (uint)Math.Round(given.Number("price", 0) * 10_000), PriceDetails.Unused,
            given.Flag("acknowledge") ? new PriceBlocks(PriceBlocks.NoBlocks, PriceControl.AcknowledgementRequired) : null);
    }

    private static DisplayMessage TextOf(Arguments given, long id, SepTime start) => new(
        (uint)id, _importance[given.Text("importance") ?? "low"] | (given.Flag("confirm") ? MessageControl.ConfirmationRequired : MessageControl.None), start,
        (ushort)given.Whole("minutes", DisplayMessage.UntilChangedMinutes), new CharacterString(given.Text("message")!));
}
