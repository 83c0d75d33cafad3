using HeadEnd.Simulator.Ams;
using Sep.Codec.Types;

namespace Han.Tests.HeadEnd;

public sealed class AmsNetworkTests
{
    [Theory]
    [InlineData(true, 15, 120, 0.015)]
    [InlineData(false, 4, 20, 0.03)]
    public void Delays_and_outages_have_the_configured_distribution(bool mesh, double median, double under95, double share)
    {
        AmsNetwork network = new(mesh ? AmsProfile.Mesh : AmsProfile.Cellular, 3);
        const int Draws = 100_000;
        double[] seconds = Enumerable.Range(1, Draws).Select(i => network.DeliveryDelay(1, new Eui64((ulong)i), 1) / 1000.0).Order().ToArray();
        Assert.InRange(seconds[Draws / 2], median * 0.97, median * 1.03);
        Assert.InRange(seconds[Draws * 95 / 100], under95 * 0.95, under95 * 1.05);
        double found = Enumerable.Range(1, Draws).Count(i => network.Unreachable(new Eui64((ulong)i), LaneRig.Start)) / (double)Draws;
        Assert.InRange(found, share * 0.85, share * 1.15);
    }
}
