using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Population;
using DeviceEmulator.Profile;
using DeviceEmulator.Time;
using Sep.Codec.Types;
using EsiNode = DeviceEmulator.Esi.Esi;

namespace Han.Tests.DeviceEmulator;

public sealed class EsiMemoryTests
{
    [Fact]
    public void An_ESI_with_one_device_and_one_event_costs_little()
    {
        const int Count = 10_000;
        Agenda agenda = new();
        agenda.Enter(HanRig.Start);
        SilentUplink uplink = new();
        EmulatedPremises premises = new(agenda, 7, UserModel.Obedient, null, uplink, Interpretation.Default, SepRevision.Sep10);
        byte[] payload = HeadEnd.LaneRig.Payload(HanRig.Event(1, 100_000));
        EsiCommand command = EsiCommand.Decode(0x0701, 0, payload, out _)!;
        DeviceSpec[] device = [HanRig.Pct()];
        var kept = new EsiNode[Count];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Count; i++)
        {
            kept[i] = premises.Make(new Eui64((ulong)i + 1), device);
            kept[i].Deliver(command, new OrderTag(1, i), default);
            while (agenda.TryStep(agenda.Now.PlusMilliseconds(5000)))
            {
            }
        }

        long bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Count;
        Console.WriteLine($"bytes per ESI: {bytes}");
        Assert.Equal(2 * Count, uplink.Calls);
        Assert.InRange(bytes, 200, 1200);
        GC.KeepAlive(kept);
    }

    private sealed class SilentUplink : IEsiUplink
    {
        public int Calls { get; private set; }

        public void OnStored(EsiNode esi, OrderTag tag, int count) => Calls++;

        public void OnNothingToCancel(EsiNode esi, OrderTag tag) => Calls++;

        public void OnRefused(EsiNode esi, OrderTag tag) => Calls++;

        public void OnSettled(EsiNode esi, OrderTag tag, Eui64 device) => Calls++;

        public void OnDeviceFrame(EsiNode esi, OrderTag tag, Eui64 device, ReadOnlySpan<byte> frame) => Calls++;
    }
}
