using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Ams;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

/// <summary>
/// One order about devices in its lane. All delays are drawn from the order's number, so a replay reports the same at the same moments, whatever else the lane
/// has to do. Its timers are told apart by token: a step in the low bits, the target above.
/// </summary>
internal sealed class DeviceOrder(Lane lane, TdspOrder order) : ITimed
{
    private const int StepBits = 3;

    private readonly uint[] _sequences = new uint[order.Targets.Length];
    private readonly byte[] _failedAttempts = new byte[order.Targets.Length];
    private bool _isOver;

    private enum Step
    {
        Acknowledge = 0,
        Reach,
        Ready,
        Done,
        Fail,
        Over,
    }

    private JoinProfile Join => lane.Tdsp.Join;

    public void Begin()
    {
        if (order.Body is ProvisionDevice)
        {
            lane.NoteJoining(order.Targets.Span[0].Esi, order.Targets.Span[0].Device, this);
        }

        for (int target = 0; target < order.Targets.Length; target++)
        {
            OrderTarget at = order.Targets.Span[target];
            Schedule(lane.Network.AcknowledgeDelay(order.OrderId, at.Esi, at.Ordinal), Step.Acknowledge, target);
        }

        lane.Schedule(order.ReportBy, this, (int)Step.Over);
    }

    /// <summary>Said of a provisioning: its device is to be removed before it has joined.</summary>
    public void Withdraw()
    {
        Report(0, ReportKind.Failed, (uint)FailureCause.Withdrawn);
        _isOver = true;
    }

    public void OnTimer(MarketTime now, int token)
    {
        int target = token >> StepBits;
        var step = (Step)(token & ((1 << StepBits) - 1));
        if (_isOver && step != Step.Over)
        {
            return;
        }

        switch (step)
        {
            case Step.Acknowledge:
                Acknowledge(target);
                break;
            case Step.Reach:
                Reach(target, now);
                break;
            case Step.Ready:
                Report(target, ReportKind.MeterReady);
                break;
            case Step.Done:
                Done(target, now);
                break;
            case Step.Fail:
                lane.NoteJoining(order.Targets.Span[target].Esi, order.Targets.Span[target].Device, null);
                Report(target, order.Body is WriteEnrollment ? ReportKind.Expired : ReportKind.Failed, (uint)CauseOfFailure(target));
                break;
            case Step.Over:
                lane.Report(new TdspReport(order.OrderId, 0, 1, ReportKind.OrderOver, now, default, 0, default));
                lane.EndDeviceOrder(order.OrderId);
                break;
        }
    }

    private void Acknowledge(int target)
    {
        OrderTarget at = order.Targets.Span[target];
        if (!lane.HasEsi(at.Esi))
        {
            Report(target, ReportKind.Unknown);
            return;
        }

        Report(target, ReportKind.Accepted);
        if (order.Body is not WriteEnrollment)
        {
            Report(target, ReportKind.Pending);
        }

        Schedule(lane.Network.DeliveryDelay(order.OrderId, at.Esi, at.Ordinal * 64), Step.Reach, target);
    }

    private void Reach(int target, MarketTime now)
    {
        OrderTarget at = order.Targets.Span[target];
        if (now > order.NotAfter)
        {
            Schedule(0, Step.Fail, target);
        }
        else if (lane.Network.Unreachable(at.Esi, now))
        {
            if (_failedAttempts[target]++ == 0)
            {
                Report(target, ReportKind.Waiting);
            }

            Schedule((long)AmsNetwork.RetryAfter(_failedAttempts[target]).TotalMilliseconds, Step.Reach, target);
        }
        else
        {
            Act(target, at, now);
        }
    }

    /// <summary>The order is at the meter.</summary>
    private void Act(int target, in OrderTarget at, MarketTime now)
    {
        long uplink = lane.Network.UplinkDelay(order.OrderId, at.Esi, at.Ordinal);
        if (order.Body is RemoveDevice)
        {
            lane.StopJoining(at.Esi, at.Device);
        }

        if (order.Body is not ProvisionDevice provision)
        {
            Schedule(uplink, Step.Done, target);
            return;
        }

        Schedule(uplink, Step.Ready, target);
        bool isOn = Chance.Unit(Chance.Draw(lane.Seed, 0, at.Device.Value, DrawPurpose.DevicePowered)) < Join.PoweredShare;
        long join = AmsNetwork.LogNormal(Join.MedianJoin, Join.Join95, Chance.Draw(lane.Seed, order.OrderId, at.Device.Value, DrawPurpose.JoinDelay));
        if (isOn && now.PlusMilliseconds(join) <= provision.JoinBy)
        {
            Schedule(uplink + join, Step.Done, target);
        }
        else
        {
            lane.Schedule(MarketTime.Max(provision.JoinBy, now.PlusMilliseconds(uplink)), this, Token(Step.Fail, target));
        }
    }

    private void Done(int target, MarketTime now)
    {
        OrderTarget at = order.Targets.Span[target];
        bool isThere = lane.TryFindDevice(at.Esi, at.Device, out DeviceSpec device);
        switch (order.Body)
        {
            case ProvisionDevice provision:
                var joined = new DeviceSpec(at.Device, provision.Kind, (DeviceClass)provision.DeviceClass, provision.EnrollmentGroup);
                lane.ChangeHome(at.Esi, new HomeChange(now, joined, IsThere: true));
                lane.NoteJoining(at.Esi, at.Device, null);
                Report(target, ReportKind.Joined);
                break;
            case RemoveDevice:
                if (isThere)
                {
                    lane.ChangeHome(at.Esi, new HomeChange(now, device, IsThere: false));
                }

                Report(target, ReportKind.Removed);
                break;
            case WriteEnrollment enrollment when isThere && device.IsLoadControlClient:
                DeviceSpec written = device with
                {
                    EnrollmentGroup = enrollment.EnrollmentGroup,
                    DeviceClass = enrollment.DeviceClass is { } given ? (DeviceClass)given : device.DeviceClass,
                };
                lane.ChangeHome(at.Esi, new HomeChange(now, written, IsThere: true));
                Report(target, ReportKind.Written);
                break;
            default:
                Report(target, isThere ? ReportKind.Refused : ReportKind.Unknown);
                break;
        }
    }

    private FailureCause CauseOfFailure(int target) =>
        order.Body is ProvisionDevice provision && lane.Now >= provision.JoinBy && lane.Now <= order.NotAfter
            ? FailureCause.WindowExpired
            : FailureCause.MeterUnreachable;

    private void Report(int target, ReportKind kind, uint argument = 0)
    {
        OrderTarget at = order.Targets.Span[target];
        lane.Report(new TdspReport(order.OrderId, at.Ordinal, ++_sequences[target], kind, lane.Now, at.Device, argument, default));
    }

    private void Schedule(long delay, Step step, int target) => lane.Schedule(lane.Now.PlusMilliseconds(delay), this, Token(step, target));

    private static int Token(Step step, int target) => (target << StepBits) | (int)step;
}
