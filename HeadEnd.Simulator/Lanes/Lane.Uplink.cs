using DeviceEmulator.Esi;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

// From the ESI back to the head-end.
public sealed partial class Lane
{
    /// <summary>Reports of one ESI arrive in the order they were sent; each is numbered when it arrives.</summary>
    private sealed class Uplink(Lane lane) : IEsiUplink, ITimed
    {
        private readonly SlotPool<UplinkReport> _reports = new();

        public void OnStored(Esi esi, OrderTag tag, int count) => Send(esi, tag, ReportKind.Stored, default, (uint)count, default);

        public void OnRefused(Esi esi, OrderTag tag) => Send(esi, tag, ReportKind.Refused, default, 0, default);

        public void OnNothingToCancel(Esi esi, OrderTag tag)
        {
            bool withdrew = lane._orders.TryGetValue(tag.Order, out LaneOrder? order) && !order.WithdrawalsOf(tag.Target).IsEmpty;
            Send(esi, tag, withdrew ? ReportKind.Stored : ReportKind.NothingToCancel, default, 0, default);
        }

        /// <summary>A frame that is longer than any of this cluster is not carried; in place of an announced answer there is word that none comes.</summary>
        public void OnDeviceFrame(Esi esi, OrderTag tag, Eui64 device, ReadOnlySpan<byte> frame)
        {
            if (frame.Length <= UplinkReport.Longest)
            {
                Send(esi, tag, ReportKind.Device, device, 0, frame);
                return;
            }

            LogMessages.FrameTooLong(lane._logger, lane.Tdsp.Name, esi.Address, device, frame.Length);
            if (lane._orders.TryGetValue(tag.Order, out LaneOrder? order) && order.IsCancel)
            {
                OnSettled(esi, tag, device);
            }
        }

        public void OnSettled(Esi esi, OrderTag tag, Eui64 device) => Send(esi, tag, ReportKind.Settled, device, 0, default);

        public void OnNotConfirmed(Esi esi, OrderTag tag, Eui64 device, bool isReplaced) =>
            Send(esi, tag, isReplaced ? ReportKind.Replaced : ReportKind.NotConfirmed, device, 0, default);

        public void OnTimer(MarketTime now, int token)
        {
            UplinkReport report = _reports[token];
            _reports.Return(token);
            report.Line.UplinksUnderWay--;
            Span<byte> frame = stackalloc byte[UplinkReport.Longest];
            lane.Report(report.Order, report.Target, report.Kind, now, report.Device, report.Argument, frame[..report.Frame.CopyTo(frame)]);
            lane.Forget(report.Line);
        }

        public void Foresee(int token, int stage)
        {
            ref UplinkReport report = ref _reports[token];
            switch (stage)
            {
                case 3:
                    Prefetch.Record(in report);
                    break;
                case 2:
                    report.Order.Fetch(report.Target);
                    Prefetch.Object(report.Line);
                    break;
                default:
                    Prefetch.Object(report.Line.Esi);
                    break;
            }
        }

        private void Send(Esi esi, OrderTag tag, ReportKind kind, Eui64 device, uint argument, ReadOnlySpan<byte> frame)
        {
            if (!lane._orders.TryGetValue(tag.Order, out LaneOrder? order))
            {
                LogMessages.ReportTooLate(lane._logger, lane.Tdsp.Name, tag.Order, esi.Address);
                return;
            }

            var line = (EsiLine)esi.Owner!;
            MarketTime now = lane._agenda.Now;
            long delay = lane._network.UplinkDelay(tag.Order, esi.Address, unchecked((uint)(now.Milliseconds ^ (long)device.Value)));
            line.LastUplink = MarketTime.Max(line.LastUplink, now.PlusMilliseconds(delay));
            line.UplinksUnderWay++;
            int slot = _reports.Take();
            ref UplinkReport report = ref _reports[slot];
            (report.Order, report.Line, report.Target, report.Kind) = (order, line, tag.Target, kind);
            (report.Device, report.Argument, report.Frame) = (device, argument, new PackedFrame(frame));
            lane._agenda.Schedule(line.LastUplink, this, slot);
        }
    }
}
