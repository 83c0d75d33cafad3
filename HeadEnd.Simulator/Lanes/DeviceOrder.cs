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
    private readonly ushort[] _failedAttempts = new ushort[order.Targets.Length];

    /// <summary>Of a provisioning: the meter has the key.</summary>
    private bool _isReady;
    private bool _isOver;

    /// <summary>Of a new meter: devices that it is not to let in any more, a bit each.</summary>
    private uint _withdrawn;

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
        if (order.Body is ProvisionDevice or ReplaceMeter)
        {
            foreach (OrderTarget target in order.Targets.Span)
            {
                lane.NoteJoining(target, this);
            }
        }

        for (int target = 0; target < order.Targets.Length; target++)
        {
            OrderTarget at = order.Targets.Span[target];
            Schedule(lane.Network.AcknowledgeDelay(order.OrderId, at.Esi, at.Ordinal), Step.Acknowledge, target);
        }

        lane.Schedule(order.ReportBy, this, (int)Step.Over);
    }

    /// <summary>
    /// Said of a provisioning: its device is to be removed before it has joined, or its meter is gone. The order is over at once, so that no restart takes it up
    /// without that. Where a new meter lets several devices in, the others are waited for.
    /// </summary>
    public void Withdraw(Eui64 device, FailureCause cause)
    {
        int target = 0;
        while (order.Targets.Span[target].Device != device)
        {
            target++;
        }

        Report(target, ReportKind.Failed, (uint)cause);
        if (order.Body is ProvisionDevice)
        {
            End();
        }
        else
        {
            _withdrawn |= 1u << target;
        }
    }

    public void OnTimer(MarketTime now, int token)
    {
        int target = token >> StepBits;
        var step = (Step)(token & ((1 << StepBits) - 1));
        if (_isOver || (step != Step.Over && (_withdrawn >> target & 1) != 0))
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
                lane.ForgetJoining(this, order.Targets.Span[target]);
                Report(target, order.Body is WriteEnrollment ? ReportKind.Expired : ReportKind.Failed, (uint)CauseOfFailure());
                break;
            case Step.Over:
                End();
                break;
        }
    }

    private void End()
    {
        _isOver = true;
        lane.Report(new TdspReport(order.OrderId, 0, 1, ReportKind.OrderOver, lane.Now, default, 0, default));
        lane.EndDeviceOrder(order.OrderId);
    }

    private void Acknowledge(int target)
    {
        OrderTarget at = order.Targets.Span[target];
        if (!lane.HasEsi(at.Esi))
        {
            lane.ForgetJoining(this, at);
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
        else if (lane.Tdsp.IsPaused(now, out MarketTime until))
        {
            TryAgain(until, target);
        }
        else if (lane.Network.Unreachable(at.Esi, now))
        {
            if (_failedAttempts[target] == 0)
            {
                Report(target, ReportKind.Waiting);
            }

            _failedAttempts[target] = (ushort)Math.Min(_failedAttempts[target] + 1, ushort.MaxValue);
            TryAgain(now.Plus(AmsNetwork.RetryAfter(_failedAttempts[target])), target);
        }
        else
        {
            Act(target, at, now);
        }
    }

    /// <summary>No later than when it is too late, so that the failure is said before the order is over.</summary>
    private void TryAgain(MarketTime at, int target) =>
        lane.Schedule(MarketTime.Min(at, order.NotAfter.PlusMilliseconds(1)), this, Token(Step.Reach, target));

    /// <summary>The order is at the meter.</summary>
    private void Act(int target, in OrderTarget at, MarketTime now)
    {
        long uplink = lane.Network.UplinkDelay(order.OrderId, at.Esi, at.Ordinal);
        if (order.Body is RemoveDevice)
        {
            lane.StopJoining(at.Esi, at.Device, FailureCause.Withdrawn);
        }

        switch (order.Body)
        {
            case ProvisionDevice provision:
                LetIn(target, now, uplink, IsOn(at.Device) ? JoinDelay(at.Device) : null, provision.JoinBy);
                break;
            case ReplaceMeter when at.Device.IsNone:
                Schedule(uplink, Step.Ready, target);
                break;
            case ReplaceMeter replace:
                long? rejoin = replace.Devices[target].WasJoined ? JoinDelay(at.Device) + PowerCycleDelay(at.Device)
                    : IsOn(at.Device) ? JoinDelay(at.Device)
                    : null;
                LetIn(target, now, uplink, rejoin, replace.JoinBy);
                break;
            default:
                Schedule(uplink, Step.Done, target);
                break;
        }
    }

    /// <summary>The meter has the device's key; from now on it may join.</summary>
    /// <param name="joinAfter">After so many milliseconds it does; null: nobody switches it on.</param>
    private void LetIn(int target, MarketTime now, long uplink, long? joinAfter, MarketTime joinBy)
    {
        _isReady = true;
        Schedule(uplink, Step.Ready, target);
        if (joinAfter is { } join && now.PlusMilliseconds(join) <= joinBy)
        {
            Schedule(uplink + join, Step.Done, target);
        }
        else
        {
            lane.Schedule(MarketTime.Max(joinBy, now.PlusMilliseconds(uplink)), this, Token(Step.Fail, target));
        }
    }

    private bool IsOn(Eui64 device) => Chance.Unit(Chance.Draw(lane.Seed, 0, device.Value, DrawPurpose.DevicePowered)) < Join.PoweredShare;

    private long JoinDelay(Eui64 device) =>
        AmsNetwork.LogNormal(Join.MedianJoin, Join.Join95, Chance.Draw(lane.Seed, order.OrderId, device.Value, DrawPurpose.JoinDelay));

    /// <summary>0 for a device that looks for another network by itself.</summary>
    private long PowerCycleDelay(Eui64 device) =>
        Chance.Unit(Chance.Draw(lane.Seed, order.OrderId, device.Value, DrawPurpose.PowerCycle)) < Join.PowerCycleShare
            ? AmsNetwork.LogNormal(
                Join.MedianPowerCycle, Join.PowerCycle95, Chance.Draw(lane.Seed, order.OrderId, device.Value, DrawPurpose.PowerCycleDelay))
            : 0;

    private void Done(int target, MarketTime now)
    {
        OrderTarget at = order.Targets.Span[target];
        bool isThere = lane.TryFindDevice(at.Esi, at.Device, out DeviceSpec device);
        switch (order.Body)
        {
            case ProvisionDevice provision:
                HasJoined(target, at, now, new DeviceSpec(at.Device, provision.Kind, (DeviceClass)provision.DeviceClass, provision.EnrollmentGroup));
                break;
            case ReplaceMeter replace:
                HasJoined(target, at, now, replace.Devices[target].ToSpec(at.Device));
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

    private void HasJoined(int target, in OrderTarget at, MarketTime now, in DeviceSpec device)
    {
        lane.ChangeHome(at.Esi, new HomeChange(now, device, IsThere: true));
        lane.ForgetJoining(this, at);
        Report(target, ReportKind.Joined);
    }

    private FailureCause CauseOfFailure() => _isReady ? FailureCause.WindowExpired : FailureCause.MeterUnreachable;

    private void Report(int target, ReportKind kind, uint argument = 0)
    {
        OrderTarget at = order.Targets.Span[target];
        lane.Report(new TdspReport(order.OrderId, at.Ordinal, ++_sequences[target], kind, lane.Now, at.Device, argument, default));
    }

    private void Schedule(long delay, Step step, int target) => lane.Schedule(lane.Now.PlusMilliseconds(delay), this, Token(step, target));

    private static int Token(Step step, int target) => (target << StepBits) | (int)step;
}
