using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Sep.Codec.Types;

namespace Han.Tests.Agreements;

/// <summary>Agreements without a gateway.</summary>
internal static class AgreementSamples
{
    public static HanAgreement Invited(long number, MarketTime filed, AgreementKind kind = AgreementKind.InHomeDevice) => new HanAgreement
    {
        Number = number,
        Kind = kind,
        Duns = "111111111",
        Account = "REP",
        Requester = "ADMIN",
        EsiId = "esiid",
        Mac = new Eui64(0x02DE_AA00_0000_0001),
        DeviceType = "PCT",
        MessageTypes = kind == AgreementKind.InHomeServices ? MessageTypes.SimpleText | MessageTypes.LoadControl : MessageTypes.None,
        CustomerName = "Pat Example",
        CustomerEmail = "pat@example.com",
        Language = "ENGLISH",
        FiledAt = filed,
        ExpiresAt = filed.Plus(AgreementLifeCycle.InvitationLasts),
        FiledBy = 1,
    }.After(AgreementTrigger.Filed, filed, 1, AgreementParty.Company)!;
}
