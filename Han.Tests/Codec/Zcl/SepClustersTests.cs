using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Zcl;

public sealed class SepClustersTests
{
    public static TheoryData<ClusterId> Clusters => [.. SepClusters.All.Select(cluster => cluster.Id)];

    [Fact]
    public void Every_cluster_with_a_command_is_listed()
    {
        IEnumerable<ClusterId> used = SepCommands.All.Where(entry => entry.Key.FrameType == FrameType.ClusterSpecific).Select(entry => entry.Key.Cluster).Distinct();
        Assert.Empty(used.Except(SepClusters.All.Select(cluster => cluster.Id)));
        Assert.Equal(SepClusters.All.OrderBy(cluster => cluster.Id), SepClusters.All);
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void An_attribute_table_is_consistent(ClusterId id)
    {
        ClusterDefinition cluster = SepClusters.Find(id)!;
        Assert.All(cluster.Attributes, attribute =>
        {
            Assert.Same(attribute, cluster.Find(attribute.Side, attribute.Id));
            bool isString = ZclTypes.Kind(attribute.Type) is ZclValueKind.Text or ZclValueKind.Octets;
            Assert.True(isString || attribute.MaxLength is null);
            Assert.True(!isString || (attribute.Default is null && attribute.Minimum is null && attribute.Maximum is null));
            Assert.True(attribute.Minimum is null || attribute.Maximum is null || attribute.Minimum <= attribute.Maximum);

            // What a table gives as a number must fit the type; the marker for "not a value" is a fitting default.
            foreach (long number in new[] { attribute.Default, attribute.Minimum, attribute.Maximum }.OfType<long>())
            {
                int bits = ZclTypes.FixedSize(attribute.Type) * 8;
                long kept = bits == 64 ? number : number << (64 - bits);
                Assert.Equal(number, bits == 64 ? number : ZclTypes.Kind(attribute.Type) == ZclValueKind.Signed ? kept >> (64 - bits) : (long)((ulong)kept >> (64 - bits)));
            }
        });
        Assert.Equal(cluster.Attributes.OrderBy(attribute => attribute.Side).ThenBy(attribute => attribute.Id), cluster.Attributes);
    }

    [Fact]
    public void Facts_of_the_tables()
    {
        ClusterDefinition basic = SepClusters.Find(ClusterId.Basic)!;
        Assert.Equal(["ZclVersion", "PowerSource"], basic.Attributes.Where(attribute => attribute.IsMandatory).Select(attribute => attribute.Name));
        Assert.Equal(32, basic.Find(ClusterSide.Server, 0x0005)!.MaxLength);
        Assert.Null(basic.Find(ClusterSide.Client, 0x0005));
        Assert.Equal(10, SepClusters.Find(ClusterId.OtaUpgrade)!.Commands.Count());
        Assert.Equal(60, SepClusters.Find(ClusterId.Drlc)!.Find(ClusterSide.Client, 0x0001)!.Maximum);
        Assert.Null(SepClusters.Find((ClusterId)0xFC00));
    }

    [Fact]
    public void Two_attributes_with_one_id_are_refused()
    {
        AttributeDefinition row = new(ClusterSide.Server, 0, ZclType.UInt8, AttributeAccess.Read, true, 0, "Once");
        Assert.Throws<ArgumentException>(() => new ClusterDefinition(ClusterId.Basic, "Twice", SepRevision.Se10, [row, row with { Name = "Again" }]));
        Assert.Equal(2, new ClusterDefinition(ClusterId.Basic, "Both sides", SepRevision.Se10, [row, row with { Side = ClusterSide.Client }]).Attributes.Count);
    }
}
