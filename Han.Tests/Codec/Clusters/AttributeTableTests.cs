using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.Prepayment;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Clusters;

public sealed class AttributeTableTests
{
    public static TheoryData<ClusterId> Clusters => [.. SepClusters.All.Select(cluster => cluster.Id)];

    [Theory]
    [MemberData(nameof(Clusters))]
    public void Attributes_are_in_order_and_their_names_unique(ClusterId id)
    {
        foreach (IGrouping<ClusterSide, AttributeDefinition> side in SepClusters.Find(id)!.Attributes.GroupBy(attribute => attribute.Side))
        {
            Assert.Equal(side.Select(attribute => attribute.Id).Order(), side.Select(attribute => attribute.Id));
            Assert.Equal(side.Count(), side.Select(attribute => attribute.Name).Distinct().Count());
            Assert.All(side, attribute => Assert.True(attribute.MaxLength is null || attribute.Type is ZclType.OctetString or ZclType.CharacterString, attribute.Name));
        }
    }

    [Theory]
    [InlineData(ClusterId.Price, ClusterSide.Server, 299)]
    [InlineData(ClusterId.Price, ClusterSide.Client, 3)]
    [InlineData(ClusterId.Metering, ClusterSide.Server, 367)]
    [InlineData(ClusterId.Messaging, ClusterSide.Server, 0)]
    [InlineData(ClusterId.Tunneling, ClusterSide.Server, 1)]
    [InlineData(ClusterId.Prepayment, ClusterSide.Server, 30)]
    [InlineData(ClusterId.KeyEstablishment, ClusterSide.Server, 1)]
    [InlineData(ClusterId.KeyEstablishment, ClusterSide.Client, 1)]
    public void A_side_has_so_many_attributes(ClusterId id, ClusterSide side, int count) =>
        Assert.Equal(count, SepClusters.Find(id)!.Attributes.Count(attribute => attribute.Side == side));

    [Theory]
    [InlineData(ClusterId.Price, "")]
    [InlineData(ClusterId.Metering, "CurrentSummationDelivered, Status, UnitOfMeasure, SummationFormatting, MeteringDeviceType")]
    [InlineData(ClusterId.Tunneling, "CloseTunnelTimeout")]
    [InlineData(ClusterId.Prepayment, "PaymentControlConfiguration")]
    public void These_every_server_has(ClusterId id, string names) =>
        Assert.Equal(names, string.Join(", ", SepClusters.Find(id)!.Attributes.Where(attribute => attribute.IsMandatory).Select(attribute => attribute.Name)));

    [Theory]
    [InlineData(ClusterId.Price, 0x0000, "Tier1PriceLabel", ZclType.OctetString, SepRevision.Se10)]
    [InlineData(ClusterId.Price, 0x000E, "Tier15PriceLabel", ZclType.OctetString, SepRevision.Se11)]
    [InlineData(ClusterId.Price, 0x0100, "Block1Threshold", ZclType.UInt48, SepRevision.Se11)]
    [InlineData(ClusterId.Price, 0x010E, "Block15Threshold", ZclType.UInt48, SepRevision.Se11)]
    [InlineData(ClusterId.Price, 0x0304, "CalorificValue", ZclType.UInt32, SepRevision.Se11a)]
    [InlineData(ClusterId.Price, 0x0400, "NoTierBlock1Price", ZclType.UInt32, SepRevision.Se11)]
    [InlineData(ClusterId.Price, 0x04FF, "Tier15Block16Price", ZclType.UInt32, SepRevision.Se11)]
    [InlineData(ClusterId.Price, 0x0701, "CurrentBillingPeriodDuration", ZclType.UInt24, SepRevision.Se11b)]
    [InlineData(ClusterId.Metering, 0x0100, "CurrentTier1SummationDelivered", ZclType.UInt48, SepRevision.Se10)]
    [InlineData(ClusterId.Metering, 0x010C, "CurrentTier7SummationDelivered", ZclType.UInt48, SepRevision.Se11)]
    [InlineData(ClusterId.Metering, 0x011D, "CurrentTier15SummationReceived", ZclType.UInt48, SepRevision.Se11)]
    [InlineData(ClusterId.Metering, 0x0400, "InstantaneousDemand", ZclType.Int24, SepRevision.Se10)]
    [InlineData(ClusterId.Metering, 0x0710, "CurrentTier1Block1SummationDelivered", ZclType.UInt48, SepRevision.Se11)]
    [InlineData(ClusterId.Prepayment, 0x0101, "TopUpAmount1", ZclType.Int32, SepRevision.Se11)]
    [InlineData(ClusterId.Prepayment, 0x0142, "TopUpOriginatingDevice5", ZclType.Enum8, SepRevision.Se11)]
    [InlineData(ClusterId.KeyEstablishment, 0x0000, "KeyEstablishmentSuite", ZclType.Enum16, SepRevision.Se10)]
    [InlineData(ClusterId.PowerConfiguration, 0x0020, "BatteryVoltage", ZclType.UInt8, SepRevision.Se10)]
    [InlineData(ClusterId.PowerConfiguration, 0x0040, "Battery2Voltage", ZclType.UInt8, SepRevision.Se12)]
    [InlineData(ClusterId.PowerConfiguration, 0x007E, "Battery3AlarmState", ZclType.Map32, SepRevision.Se12)]
    public void An_attribute_is_found_by_its_number(ClusterId id, ushort attributeId, string name, ZclType type, SepRevision since)
    {
        AttributeDefinition attribute = SepClusters.Find(id)!.Find(ClusterSide.Server, attributeId)!;
        Assert.Equal((name, type, since), (attribute.Name, attribute.Type, attribute.Since));
    }

    [Fact]
    public void The_numbers_of_an_array_end_where_the_array_ends()
    {
        Assert.Throws<ArgumentOutOfRangeException>("tier", () => PriceServerAttributes.TierPriceLabel(0));
        Assert.Throws<ArgumentOutOfRangeException>("tier", () => PriceServerAttributes.TierPriceLabel(16));
        Assert.Throws<ArgumentOutOfRangeException>("block", () => PriceServerAttributes.BlockThreshold(16));
        Assert.Throws<ArgumentOutOfRangeException>("block", () => PriceServerAttributes.BlockPrice(0, 17));
        Assert.Throws<ArgumentOutOfRangeException>("tier", () => MeteringAttributes.TierSummationReceived(16));
        Assert.Throws<ArgumentOutOfRangeException>("tier", () => MeteringAttributes.BlockSummationDelivered(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("number", () => PrepaymentAttributes.TopUpDateTime(6));
    }
}
