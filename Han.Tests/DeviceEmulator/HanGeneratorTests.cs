using DeviceEmulator.Population;
using Sep.Codec.Types;

namespace Han.Tests.DeviceEmulator;

public sealed class HanGeneratorTests
{
    [Fact]
    public void Addresses_run_both_ways_over_the_whole_population()
    {
        HanGenerator han = new(11, 6_800_000, DeviceMix.Default);
        HashSet<Eui64> seen = [];
        for (long index = 0; index < han.Size; index += 671)
        {
            Assert.True(han.TryFindEsi(han.EsiAt(index), out long back) && back == index && seen.Add(han.EsiAt(index)));
            for (int slot = 0; slot < han.DeviceCount(index); slot++)
            {
                Eui64 device = han.DeviceAt(index, slot).Address;
                Assert.True(han.TryFindDevice(device, out back, out int s) && back == index && s == slot && seen.Add(device));
            }
        }

        Assert.All(seen.Take(100), a => Assert.Equal(2UL, (a.Value >> 56) & 2));
        Assert.False(han.TryFindEsi(new Eui64(1), out _));
    }
}
