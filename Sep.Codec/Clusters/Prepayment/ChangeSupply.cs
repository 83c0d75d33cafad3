using System.Runtime.CompilerServices;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Prepayment;

/// <summary>Change Supply: the supply of the premises is to be switched. SE 1.1 (075356r16) Annex D, Prepayment. SE 1.2 moved it to Metering.</summary>
/// <remarks>
/// No second source confirms the number of this command, which is inferred from the order in which SE 1.1 lists it. It is here to be read: a tool can
/// take such a frame apart and put it together again, and nothing in this project sends one.
/// </remarks>
/// <param name="ProviderId">Who sells the commodity.</param>
/// <param name="RequestDateTime">When it was asked for; never <see cref="SepTime.Invalid"/>.</param>
/// <param name="SiteAndMeter">For which premises and meter.</param>
/// <param name="ImplementationDateTime">When to switch; <see cref="SepTime.Now"/> means at once. Never <see cref="SepTime.Invalid"/>.</param>
/// <param name="ProposedSupplyStatus">What to switch to.</param>
/// <param name="SupplyControlBits">Where the request was made and how it is to be answered, as it came.</param>
public readonly record struct ChangeSupply(
    uint ProviderId, SepTime RequestDateTime, SiteAndMeter SiteAndMeter, SepTime ImplementationDateTime, SupplyStatus ProposedSupplyStatus,
    byte SupplyControlBits) : ISepCommand<ChangeSupply>
{
    private const int SizeBefore = 8;
    private const int SizeAfter = 6;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Prepayment, 0x01, Direction.ClientToServer);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ChangeSupply Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> before = r.Fixed(SizeBefore);
        uint providerId = before.U32(nameof(ProviderId));
        SepTime requestDateTime = before.Time(nameof(RequestDateTime));
        SiteAndMeter siteAndMeter = SiteAndMeter.Read(ref r);
        FixedReader<TTrace> after = r.Fixed(SizeAfter);
        return new(
            providerId,
            requestDateTime,
            siteAndMeter,
            after.Time(nameof(ImplementationDateTime)),
            after.Named8<SupplyStatus>(nameof(ProposedSupplyStatus)),
            after.U8(nameof(SupplyControlBits)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Start(RequestDateTime), RequestDateTime);
        FieldRange.Require(FieldRange.Start(ImplementationDateTime), ImplementationDateTime);
        FixedWriter before = w.Fixed(SizeBefore);
        before.U32(ProviderId);
        before.Time(RequestDateTime);
        SiteAndMeter.Write(ref w);
        FixedWriter after = w.Fixed(SizeAfter);
        after.Time(ImplementationDateTime);
        after.Named8(ProposedSupplyStatus);
        after.U8(SupplyControlBits);
    }
}
