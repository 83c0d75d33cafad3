using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Ams;
using HeadEnd.Simulator.Lanes;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.HeadEnd;

/// <summary>One lane on a virtual clock, with a collecting sink.</summary>
internal sealed class LaneRig
{
    public static readonly MarketTime Start = new(1_800_000_000_000);
    public static readonly TdspProfile Quiet = new("Quiet", AmsProfile.Mesh with { UnreachableShare = 0 });

    public readonly VirtualMarketClock Clock = new(Start);
    public readonly CollectingSink Sink;
    public readonly Lane Lane;
    public readonly HanGenerator Population;
    public readonly DeviceLedger Ledger = new();
    public readonly LaneLoop Loop;

    public LaneRig(TdspProfile? tdsp = null, UserModel? users = null, int refusals = 0, long size = 20_000, DeviceMix? mix = null)
    {
        Sink = new CollectingSink(refusals);
        Population = new HanGenerator(7, size, mix ?? new DeviceMix([0, 1], 1, 0, 0));
        Lane = new Lane(tdsp ?? Quiet, new LaneSettings(7, Population, users ?? UserModel.Obedient, Ledger), NullLogger.Instance);
        Loop = new LaneLoop([Lane], Clock, Sink, NullLogger.Instance);
    }

    public async Task RunAsync(TimeSpan span, params TdspOrder[] orders)
    {
        using CancellationTokenSource end = new();
        Task loop = Loop.RunAsync(end.Token);
        InProcessLink link = new(Loop, Lane);
        foreach (TdspOrder order in orders)
        {
            await link.SendAsync(OrderWire.Encode(order), CancellationToken.None);
        }

        Task arrived = Clock.RunToAsync(Start.Plus(span)).WaitAsync(TimeSpan.FromSeconds(20));
        await await Task.WhenAny(arrived, loop);
        await end.CancelAsync();
        await loop;
    }

    public TdspOrder Event(uint id, int minutes, int targets = 1, OrderPriority priority = OrderPriority.Low, int from = 0, int startsIn = 60, int duration = 60)
    {
        MarketTime at = Start.Plus(TimeSpan.FromMinutes(minutes));
        MarketTime starts = at.Plus(TimeSpan.FromMinutes(startsIn));
        LoadControlEvent e = new(
            id, DeviceClass.All, 0, starts.ToSep(), (ushort)duration, CriticalityLevel.Level1, 20, 20, short.MinValue, short.MinValue, -128, 255,
            EventControl.RandomizeStart);
        return Order(id, at, starts.Plus(TimeSpan.FromMinutes(duration)), priority, 0, Payload(e), targets, from);
    }

    public TdspOrder Cancel(uint order, uint id, int minutes, int targets = 1) => Order(
        order, Start.Plus(TimeSpan.FromMinutes(minutes)), Start.Plus(TimeSpan.FromHours(20)), OrderPriority.Low, 1,
        Payload(new CancelLoadControlEvent(id, DeviceClass.All, 0, CancelControl.EndAtOnce, SepTime.Now)), targets, 0);

    public TdspOrder Order(uint id, MarketTime at, MarketTime notAfter, OrderPriority priority, byte command, byte[] payload, int targets, int from) => new(
        id, "0123456789abcdef01234567", priority, at, notAfter, notAfter.Plus(TimeSpan.FromHours(2)), new SendCommand(0x0701, command, payload),
        Enumerable.Range(from, targets).Select(i => new OrderTarget((uint)(i + 1), Population.EsiAt(i), default)).ToArray());

    public static byte[] Payload<T>(T command) where T : struct, ISepCommand<T>
    {
        byte[] octets = new byte[64];
        WireWriter w = new(octets);
        command.Write(ref w);
        return octets[..w.Length];
    }
}
