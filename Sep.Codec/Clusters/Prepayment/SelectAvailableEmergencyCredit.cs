using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Prepayment;

/// <summary>
/// Select Available Emergency Credit: the customer wants to use the emergency credit. SE 1.1 (075356r16) Annex D, Prepayment. SE 1.2 took out
/// <paramref name="SiteAndMeter"/>: whether it is there is the layout that is written.
/// </summary>
/// <param name="CommandDateTime">When the customer asked; never <see cref="SepTime.Invalid"/>.</param>
/// <param name="OriginatingDevice">Where the customer asked.</param>
/// <param name="SiteAndMeter">For which premises and meter. SE 1.1 only.</param>
public readonly record struct SelectAvailableEmergencyCredit(
    SepTime CommandDateTime, OriginatingDevice OriginatingDevice, SiteAndMeter? SiteAndMeter = null) : ISepCommand<SelectAvailableEmergencyCredit>
{
    private const int FixedSize = 5;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Prepayment, 0x00, Direction.ClientToServer);

    public static SelectAvailableEmergencyCredit Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.Time(nameof(CommandDateTime)),
            f.Named8<OriginatingDevice>(nameof(OriginatingDevice)),
            r.More ? Prepayment.SiteAndMeter.Read(ref r) : null);
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Start(CommandDateTime), CommandDateTime);
        FixedWriter f = w.Fixed(FixedSize);
        f.Time(CommandDateTime);
        f.Named8(OriginatingDevice);
        SiteAndMeter?.Write(ref w);
    }
}
