using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Population;
using DeviceEmulator.Profile;
using DeviceEmulator.Time;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using EsiNode = DeviceEmulator.Esi.Esi;

namespace Han.Tests.DeviceEmulator;

public sealed class EsiMemoryTests
{
    /// <summary>What an ESI with two devices costs on the heap, its network included: with nothing to remember, and with one accepted event.</summary>
    [Theory]
    [InlineData(false, 320)]
    [InlineData(true, 700)]
    public void An_ESI_with_two_devices_costs_little(bool withEvent, int most)
    {
        const int Count = 10_000;
        Agenda agenda = new();
        agenda.Enter(HanRig.Start);
        SilentUplink uplink = new();
        EmulatedPremises premises = new(agenda, 7, UserModel.Obedient, null, uplink, Interpretation.Default, SepRevision.Se10);
        byte[] payload = HeadEnd.LaneRig.Payload(HanRig.Event(1, 100_000));
        EsiCommand command = EsiCommand.Decode(0x0701, 0, payload, out _)!;
        DeviceSpec[] devices = [HanRig.Pct(1), HanRig.Load(2)];
        var kept = new EsiNode[Count];

        // The agenda's timers are counted apart: they live in one array that grows by doubling.
        for (int i = 0; i < 5 * Count; i++)
        {
            agenda.Schedule(HanRig.Start, uplink, 0);
        }

        while (agenda.TryStep(agenda.Now))
        {
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Count; i++)
        {
            kept[i] = premises.Make(new Eui64((ulong)i + 1), devices);
            if (withEvent)
            {
                kept[i].Deliver(command, new OrderTag(1, i), default);
                while (agenda.TryStep(agenda.Now.PlusMilliseconds(5000)))
                {
                }
            }
        }

        long bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Count;
        Console.WriteLine($"bytes per ESI {(withEvent ? "with an event" : "idle")}: {bytes}");
        Assert.Equal(withEvent ? 3 * Count : 0, uplink.Calls);
        Assert.InRange(bytes, 100, most);
        GC.KeepAlive(kept);
    }

    private sealed class SilentUplink : IEsiUplink, ITimed
    {
        public int Calls { get; private set; }

        public void OnTimer(MarketTime now, int token)
        {
        }

        public void OnStored(EsiNode esi, OrderTag tag, int count) => Calls++;

        public void OnNothingToCancel(EsiNode esi, OrderTag tag) => Calls++;

        public void OnRefused(EsiNode esi, OrderTag tag) => Calls++;

        public void OnSettled(EsiNode esi, OrderTag tag, Eui64 device) => Calls++;

        public void OnNotConfirmed(EsiNode esi, OrderTag tag, Eui64 device, bool isReplaced) => Calls++;

        public void OnDeviceFrame(EsiNode esi, OrderTag tag, Eui64 device, ReadOnlySpan<byte> frame) => Calls++;
    }
}
