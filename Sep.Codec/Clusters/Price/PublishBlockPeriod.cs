using System.Runtime.CompilerServices;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Price;

/// <summary>
/// Publish Block Period: the time over which consumption is counted into price blocks. SE 1.1 (075356r16) Annex D, Price.
/// </summary>
/// <remarks>
/// SE 1.2 took out the octet with the numbers of tiers and thresholds and appended three others, and nothing in the frame says which layout it has.
/// Only the length tells: 17 octets are read as SE 1.1 and 19 or more as SE 1.2; 18 are neither, and malformed. So a command has either
/// <paramref name="NumberOfPriceTiersAndBlockThresholds"/> or <paramref name="Tariff"/>, and the one it has is the layout that is written.
/// </remarks>
/// <param name="ProviderId">Who sells the commodity.</param>
/// <param name="IssuerEventId">Identifies the period; a newer one has a greater number.</param>
/// <param name="StartTime">When it begins; <see cref="SepTime.Now"/> means at once. Never <see cref="SepTime.Invalid"/>.</param>
/// <param name="Duration">In minutes, 24 bits; in SE 1.2 in what the duration type says. <see cref="UntilChangedDuration"/> until changed.</param>
/// <param name="NumberOfPriceTiersAndBlockThresholds">SE 1.1: bits 4-7 the price tiers, bits 0-3 the block thresholds.</param>
/// <param name="BlockPeriodControl">How the period is to be taken.</param>
/// <param name="Tariff">SE 1.2: what it appended.</param>
public readonly record struct PublishBlockPeriod(
    uint ProviderId, uint IssuerEventId, SepTime StartTime, uint Duration, byte? NumberOfPriceTiersAndBlockThresholds,
    BlockPeriodControl BlockPeriodControl, BlockPeriodTariff? Tariff = null) : ISepCommand<PublishBlockPeriod>
{
    /// <summary>Octets on the wire in SE 1.1.</summary>
    public const int Se11Size = 17;

    /// <summary>Octets on the wire in SE 1.2.</summary>
    public const int Se12Size = Se11Size - 1 + BlockPeriodTariff.Size;

    /// <summary>The <see cref="Duration"/> of a period without an end.</summary>
    public const uint UntilChangedDuration = 0xFF_FFFF;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Price, 0x01, Direction.ServerToClient);

    /// <summary>Whether the period lasts until another one replaces it.</summary>
    public bool UntilChanged => Duration == UntilChangedDuration;

    /// <summary>0..15; null in SE 1.2, which does not say.</summary>
    public int? NumberOfPriceTiers => NumberOfPriceTiersAndBlockThresholds >> 4;

    /// <summary>0..15; null in SE 1.2, which does not say.</summary>
    public int? NumberOfBlockThresholds => NumberOfPriceTiersAndBlockThresholds & 0x0F;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PublishBlockPeriod Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        bool isSe11 = r.Tail.Length == Se11Size;
        FixedReader<TTrace> f = r.Fixed(isSe11 ? Se11Size : Se12Size);
        return new(
            f.U32(nameof(ProviderId)),
            f.U32(nameof(IssuerEventId)),
            f.Time(nameof(StartTime)),
            f.U24(nameof(Duration)),
            isSe11 ? f.U8(nameof(NumberOfPriceTiersAndBlockThresholds)) : null,
            f.Named8<BlockPeriodControl>(nameof(BlockPeriodControl)),
            isSe11 ? null : BlockPeriodTariff.Read(ref f));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Start(StartTime), StartTime);
        FieldRange.Require(Duration <= UntilChangedDuration, Duration);
        if (NumberOfPriceTiersAndBlockThresholds.HasValue == Tariff.HasValue)
        {
            throw new ArgumentException("Either the numbers of tiers and thresholds (SE 1.1) or the tariff (SE 1.2) is needed.");
        }

        FixedWriter f = w.Fixed(Tariff.HasValue ? Se12Size : Se11Size);
        f.U32(ProviderId);
        f.U32(IssuerEventId);
        f.Time(StartTime);
        f.U24(Duration);
        if (NumberOfPriceTiersAndBlockThresholds is byte numbers)
        {
            f.U8(numbers);
        }

        f.Named8(BlockPeriodControl);
        Tariff?.Write(ref f);
    }
}
