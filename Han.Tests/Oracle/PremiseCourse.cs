using DeviceEmulator.Devices;
using HeadEnd.Simulator.Ams;
using Sep.Codec.Types;

namespace Han.Tests.Oracle;

/// <summary>All that happens at one premise: its orders on the way to the meter, at the ESI and back. The result is what its head-end reports, by time.</summary>
internal sealed class PremiseCourse
{
    private readonly Scenario _scenario;
    private readonly int _premise;
    private readonly OracleSetting _setting;
    private readonly MeterNetwork _network;
    private readonly MeterLine _line;
    private readonly List<ExpectedReport> _reports = [];

    public PremiseCourse(Scenario scenario, int premise, OracleSetting setting, IEnumerable<ExpectedOrder> orders)
    {
        (_scenario, _premise, _setting) = (scenario, premise, setting);
        _network = new MeterNetwork(scenario.Premises[premise].Tdsp == "TNMP" ? AmsProfile.Cellular : AmsProfile.Mesh, setting.Seed);
        _line = new MeterLine(_network, scenario.Esi(premise));
        foreach (ExpectedOrder order in orders)
        {
            foreach (ExpectedTarget target in order.Targets.Where(t => t.Premise == premise))
            {
                Enter(new MeterDelivery(order, target, _line.AcknowledgedAt(order, target)));
            }
        }

        _line.Plan();
        foreach (MeterDelivery delivery in _line.Queue)
        {
            Say(delivery);
        }

        _reports.AddRange(Esi(long.MaxValue).Reports);
    }

    /// <summary>By rising time; reports of one moment in the order in which they are made.</summary>
    public IEnumerable<ExpectedReport> Reports => _reports.OrderBy(r => r.At);

    /// <summary>
    /// What still waits for its meter is taken out of the queue by a cancel that names it and is effective, and is never sent; the cancel goes on only where
    /// something was sent already (smt-han-api 0.11). A cancel names an event whose classes it covers and whose group it covers.
    /// </summary>
    private void Enter(MeterDelivery delivery)
    {
        _reports.Add(new ExpectedReport(delivery.AcknowledgedAt, delivery.Order, delivery.Target, ReportIs.Accepted, delivery.Target.Device));
        if (delivery.Order.Cancel is not { } cancel)
        {
            _line.Append(delivery);
            return;
        }

        long now = delivery.Order.EnteredAt;
        _line.Plan();
        var withdrawn = new List<MeterDelivery>();
        bool sent = false;
        foreach (MeterDelivery waiting in _line.Queue.Where(d => d.LeftAt >= now && d.Order.Event is { } e && Names(cancel, e)))
        {
            bool covered = delivery.Target.Device.IsNone || delivery.Target.Device == waiting.Target.Device;
            if (covered && !waiting.IsInFlightAt(now) && !(cancel.Effective > now))
            {
                withdrawn.Add(waiting);
            }
            else
            {
                sent = true;
            }
        }

        sent |= Esi(now).Met(cancel, delivery.Target.Device, now).Any();
        bool goesOn = withdrawn.Count == 0 || sent;
        delivery.Withdrew = withdrawn.Count > 0;
        foreach (MeterDelivery waiting in withdrawn)
        {
            waiting.WithdrawnAt = now;
            _reports.Add(new ExpectedReport(
                delivery.AcknowledgedAt, delivery.Order, delivery.Target, ReportIs.Withdrawn, waiting.Target.Device, goesOn ? 1 : 0, About: waiting));
        }

        if (goesOn)
        {
            _line.Append(delivery);
        }
    }

    private static bool Names(SentCancel cancel, SentEvent e) =>
        cancel.Id is null || (cancel.Id == e.Id && (e.Class & ~cancel.Class) == 0 && (cancel.Group == 0 || cancel.Group == e.Group));

    private void Say(MeterDelivery delivery)
    {
        if (delivery.FailedAt is { } failed)
        {
            _reports.Add(new ExpectedReport(failed, delivery.Order, delivery.Target, ReportIs.Waiting, delivery.Target.Device));
        }

        if (delivery.End == DeliveryEnd.Expired)
        {
            _reports.Add(new ExpectedReport(delivery.LeftAt, delivery.Order, delivery.Target, ReportIs.Expired, delivery.Target.Device));
        }
    }

    private EsiTable Esi(long until)
    {
        IEnumerable<DeviceHistory> devices = _scenario.Premises[_premise].Devices.Select((d, i) => new DeviceHistory(
            d, _scenario.Device(new ScenarioAddress(_premise, i)).Value, _setting.Users, _setting.Seed, _setting.Rules));
        return new EsiTable(
            _network, _scenario.Esi(_premise), [.. devices], _setting.Rules, _line.Queue.Where(d => d.End == DeliveryEnd.Delivered), until);
    }
}

/// <summary>What the oracle shares with the run that it is compared with.</summary>
/// <param name="Seed">Of the head-ends.</param>
internal sealed record OracleSetting(ulong Seed, HomeUsers Users, LoadControlRules Rules);
