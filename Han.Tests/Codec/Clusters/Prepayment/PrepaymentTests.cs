using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.Prepayment;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Clusters.Prepayment;

public sealed class PrepaymentTests
{
    private static readonly SiteAndMeter Site = new(new OctetString(new Octets("1000000042"u8.ToArray())), OctetString.None);

    [Fact]
    public void What_cannot_be_sent_is_refused_by_name()
    {
        Refusal.Of("CommandDateTime", new SelectAvailableEmergencyCredit(SepTime.Invalid, OriginatingDevice.Meter));
        ChangeSupply change = new(1, new SepTime(1), Site, SepTime.Now, SupplyStatus.OffArmed, 0);
        Refusal.Not(change);
        Refusal.Of("RequestDateTime", change with { RequestDateTime = SepTime.Invalid });
        Refusal.Of("ImplementationDateTime", change with { ImplementationDateTime = SepTime.Invalid });
        Refusal.Of("ImplementationDateTime", new SupplyStatusResponse(1, SepTime.Invalid, SupplyStatus.On));
    }

    [Fact]
    public void Premises_and_meter_come_together_or_not_at_all()
    {
        byte[] frame = new byte[64];
        int length = ZclFrame.Write(frame, 0, false, new SelectAvailableEmergencyCredit(new SepTime(1), OriginatingDevice.InHomeDisplay, Site));
        for (int end = 3; end <= length; end++)
        {
            bool isWhole = ZclFrame.TryDecode(frame.AsSpan(3, end - 3), out SelectAvailableEmergencyCredit credit, out _);
            Assert.Equal(end == 8 || end == length, isWhole);
            Assert.Equal(end == length ? Site : null, credit.SiteAndMeter);
        }
    }

    [Fact]
    public void Longer_names_than_a_meter_has_are_malformed_and_not_sent()
    {
        OctetString tooLong = new(new Octets(new byte[SiteAndMeter.MaxSiteId + 1]));
        Assert.Throws<ArgumentException>(() => ZclFrame.Write(
            new byte[128], 0, false, new SelectAvailableEmergencyCredit(SepTime.Now, OriginatingDevice.Meter, Site with { SiteId = tooLong })));
        byte[] payload = [0, 0, 0, 0, 0, 33, .. new byte[33], 0];
        Assert.False(ZclFrame.TryDecode(payload.AsSpan(), out SelectAvailableEmergencyCredit _, out _));
    }
}
