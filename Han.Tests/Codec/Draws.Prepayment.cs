using Sep.Codec.Clusters.Prepayment;

namespace Han.Tests.Codec;

public static partial class Draws
{
    /// <summary>In the layout of SE 1.2; that of 1.1 is <see cref="SelectAvailableEmergencyCreditSe11"/>.</summary>
    public static SelectAvailableEmergencyCredit SelectAvailableEmergencyCredit(byte[] octets) =>
        new(Valid(Raw<SelectAvailableEmergencyCredit>(octets[..5]).CommandDateTime), (OriginatingDevice)octets[4]);

    public static SelectAvailableEmergencyCredit SelectAvailableEmergencyCreditSe11(byte[] octets) =>
        SelectAvailableEmergencyCredit(octets) with { SiteAndMeter = ChangeSupply(octets).SiteAndMeter };

    public static ChangeSupply ChangeSupply(byte[] octets)
    {
        ChangeSupply raw = Raw<ChangeSupply>([.. octets[..8], .. ShortText(octets[8..21]), .. ShortText(octets[21..34]), .. octets[34..]]);
        return raw with { RequestDateTime = Valid(raw.RequestDateTime), ImplementationDateTime = Valid(raw.ImplementationDateTime) };
    }

    public static SupplyStatusResponse SupplyStatusResponse(byte[] octets)
    {
        SupplyStatusResponse raw = Raw<SupplyStatusResponse>(octets);
        return raw with { ImplementationDateTime = Valid(raw.ImplementationDateTime) };
    }

    private static CommandDraw[] Prepayment() =>
    [
        For(SelectAvailableEmergencyCredit),
        For(ChangeSupply),
        For(SupplyStatusResponse),
    ];
}
