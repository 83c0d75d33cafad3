using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Radio;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Lanes;
using HeadEnd.Simulator.Link;
using Microsoft.Extensions.Logging;
using Sep.Codec.Types;
using EsiNode = DeviceEmulator.Esi.Esi;

namespace Han.Tests.HeadEnd;

/// <summary>What a lane carries up from its meters.</summary>
public sealed class LaneUplinkTests
{
    private static readonly Eui64 Device = new(0x0200_0000_0000_1001);

    [Theory]
    [InlineData(82, true)]
    [InlineData(83, false)]
    [InlineData(128, false)]
    public void A_frame_longer_than_any_is_dropped_and_named(int length, bool carried)
    {
        LaneRig orders = new();
        Notes log = new();
        Lane lane = new(LaneRig.Quiet, new LaneSettings(7, orders.Population, UserModel.Obedient), log);
        Eui64 address = orders.Population.EsiAt(0);
        Agenda agenda = new();
        EsiNode esi = new(new EsiDesk(agenda, lane.FromMeters), new HanNetwork(new ApplicationRadio(agenda), 1), address, []) { Owner = new EsiLine(address) };
        lane.Post(orders.Event(1, 0, startsIn: 300));
        lane.Post(orders.Cancel(2, 9, 0));
        Run(lane, 2);
        foreach (uint order in new uint[] { 1, 2 })
        {
            lane.FromMeters.OnDeviceFrame(esi, new OrderTag(order, 0), Device, new byte[length]);
        }

        Run(lane, 60);
        CollectingSink sink = new();
        Assert.True(sink.TryDeliver(lane.Outbox.Take()!));
        CollectingSink.Row[] rows = [.. sink.Rows.Where(r => r.Device == Device)];
        Assert.Equal(
            carried ? [(1u, ReportKind.Device), (2u, ReportKind.Device)] : [(2u, ReportKind.Settled)], rows.Select(r => (r.Order, r.Kind)).Order());
        Assert.All(rows.Where(r => r.Kind == ReportKind.Device), r => Assert.Equal(2 * length, r.Frame.Length));
        Assert.Equal(carried ? 0 : 2, log.Lines.Count(l => l.Contains($"device {Device}", StringComparison.Ordinal) && l.Contains($"{length} octets", StringComparison.Ordinal)));
    }

    private static void Run(Lane lane, int minutes)
    {
        while (lane.NextDue <= LaneRig.Start.Plus(TimeSpan.FromMinutes(minutes)))
        {
            lane.Step();
        }
    }

    private sealed class Notes : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
