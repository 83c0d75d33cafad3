using DeviceEmulator.Time;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Tests.Requests;

/// <summary>Addresses named twice are found by ESI and device, also where many of them meet in one slot.</summary>
public sealed class DistinctTargetsTests
{
    [Theory]
    [InlineData(1, 3_000)]
    [InlineData(2, 40)]
    [InlineData(3, int.MaxValue)]
    public void TheFirstOfEachIsTaken(int seed, int esis)
    {
        var targets = new OrderTarget[AddressBlock.MaximumAddresses];
        var expected = new HashSet<(ulong, ulong)>();
        var met = new DistinctTargets();
        for (int turn = 0; turn < 2; turn++)
        {
            expected.Clear();
            int count = 0;
            for (uint ordinal = 1; ordinal <= targets.Length; ordinal++)
            {
                targets[count] = new OrderTarget(ordinal, new Eui64(Draw(ordinal, 1, esis) << 20), new Eui64(Draw(ordinal, 2, 3)));
                bool isNew = met.Add(targets, count);
                Assert.Equal(expected.Add((targets[count].Esi.Value, targets[count].Device.Value)), isNew);
                count += isNew ? 1 : 0;
            }

            Assert.Equal(expected.Count, count);
            Assert.All(expected.Take(500), t => Assert.True(met.Contains(targets, t.Item1, t.Item2)));
            Assert.False(met.Contains(targets, ulong.MaxValue, 0));
            met.Clear();
            Assert.False(met.Contains(targets, targets[0].Esi.Value, targets[0].Device.Value));
        }

        ulong Draw(uint ordinal, uint what, int below) =>
            (ulong)Chance.Below(Chance.Draw((ulong)seed, ordinal, 0, DrawPurpose.VisibleId, what), below);
    }
}
