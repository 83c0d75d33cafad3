using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Population;
using DeviceEmulator.Profile;
using DeviceEmulator.Radio;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Han.Tests.DeviceEmulator;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using EsiNode = DeviceEmulator.Esi.Esi;

namespace Han.Tests.Stack;

public sealed class SeamValueTests
{
    private const string Octets = "66B6900981E1EE3CA4206B6B861C02BB";

    [Fact]
    public void A_link_key_gives_its_octets_back_and_never_prints_them()
    {
        LinkKey key = new(Convert.FromHexString(Octets));
        byte[] octets = new byte[LinkKey.Size];
        key.CopyTo(octets);
        Assert.Equal(Octets, Convert.ToHexString(octets));
        Assert.Equal("(link key)", key.ToString());
        Assert.Equal(key, new LinkKey(octets));
        Assert.NotEqual(key, default);
        Assert.True(default(LinkKey).IsNone);
        Assert.Throws<ArgumentException>(() => new LinkKey(new byte[16]));
        Assert.Throws<ArgumentException>(() => new LinkKey(new byte[] { 1, 2, 3 }));
    }

    [Theory]
    [InlineData(10, 0, 0ul, 15, "Channel")]
    [InlineData(27, 0, 0ul, 15, "Channel")]
    [InlineData(11, 0, ulong.MaxValue, 15, "ExtendedPanId")]
    [InlineData(11, 0, 0ul, 0, "Slots")]
    [InlineData(11, 0, 0ul, 32768, "Slots")]
    public void Parameters_outside_their_range_are_named(byte channel, ushort pan, ulong extended, int slots, string name) =>
        Assert.Equal(
            name, Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkParameters(channel, pan, new Eui64(extended), slots).Validated()).ParamName);

    [Theory]
    [InlineData(0x0000, false)]
    [InlineData(0x0001, false)]
    [InlineData(0x0003, false)]
    [InlineData(0x000A, true)]
    [InlineData(0x0700, true)]
    [InlineData(0x0701, true)]
    [InlineData(0x0702, true)]
    [InlineData(0x0703, true)]
    [InlineData(0x0800, false)]
    [InlineData(0xFC00, true)]
    public void A_cluster_needs_a_link_key_unless_it_also_serves_those_without_one(int cluster, bool needs) =>
        Assert.Equal(needs, SmartEnergySecurity.NeedsLinkKey((ClusterId)cluster));

    [Fact]
    public void An_idle_ESI_with_two_devices_is_tiny()
    {
        const int Count = 1_000;
        Agenda agenda = new();
        EmulatedPremises premises = new(agenda, 7, UserModel.Obedient, null, new NoUplink(), Interpretation.Default, SepRevision.Se10);
        DeviceSpec[] devices = [HanRig.Pct(), HanRig.Load(2)];
        ApplicationRadio radio = new(agenda);
        object[] kept = new object[2 * Count];
        premises.Make(new Eui64(1), devices);
        long start = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Count; i++)
        {
            kept[i] = premises.Make(new Eui64((ulong)i + 1), devices);
        }

        long whole = (GC.GetAllocatedBytesForCurrentThread() - start) / Count;
        start = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Count; i++)
        {
            kept[Count + i] = new HanNetwork(radio, 3);
        }

        long network = (GC.GetAllocatedBytesForCurrentThread() - start) / Count;
        Console.WriteLine($"bytes per idle premise: {whole}, of which network: {network}");
        Assert.InRange(network, 1, 56);
        Assert.InRange(whole, 1, 320);
        GC.KeepAlive(kept);
    }

    private sealed class NoUplink : IEsiUplink
    {
        public void OnStored(EsiNode esi, OrderTag tag, int count)
        {
        }

        public void OnNothingToCancel(EsiNode esi, OrderTag tag)
        {
        }

        public void OnRefused(EsiNode esi, OrderTag tag)
        {
        }

        public void OnSettled(EsiNode esi, OrderTag tag, Eui64 device)
        {
        }

        public void OnNotConfirmed(EsiNode esi, OrderTag tag, Eui64 device, bool isReplaced)
        {
        }

        public void OnDeviceFrame(EsiNode esi, OrderTag tag, Eui64 device, ReadOnlySpan<byte> frame)
        {
        }
    }
}
