using Sep.Codec.Wire;

namespace Sep.Codec.Clusters.Price;

/// <summary>The end of a Publish Block Period of SE 1.2, kept as raw octets: this codec speaks 1.0 and 1.1 and only passes it on.</summary>
/// <param name="DurationType">What the duration is counted in, and how it is rounded.</param>
/// <param name="TariffType">Which tariff the period belongs to.</param>
/// <param name="TariffResolutionPeriod">How often the blocks are reckoned anew.</param>
public readonly record struct BlockPeriodTariff(byte DurationType, byte TariffType, byte TariffResolutionPeriod)
{
    internal const int Size = 3;

    internal static BlockPeriodTariff Read<TTrace>(ref FixedReader<TTrace> f) where TTrace : struct, ITraceMode =>
        new(f.U8(nameof(DurationType)), f.U8(nameof(TariffType)), f.U8(nameof(TariffResolutionPeriod)));

    internal void Write(ref FixedWriter f)
    {
        f.U8(DurationType);
        f.U8(TariffType);
        f.U8(TariffResolutionPeriod);
    }
}
