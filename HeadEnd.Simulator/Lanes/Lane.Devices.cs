using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Ams;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

// Orders about devices themselves: they join, leave, and are told their group. These go beside the lines of messages, so that a join window of weeks does
// not tie a restart to all messages of those weeks.
public sealed partial class Lane
{
    private readonly HashSet<uint> _deviceOrders = [];

    /// <summary>Provisionings that wait for their device.</summary>
    private readonly Dictionary<(Eui64 Esi, Eui64 Device), DeviceOrder> _joining = [];

    internal AmsNetwork Network => _network;

    internal ulong Seed => _seed;

    internal MarketTime Now => _agenda.Now;

    /// <summary>Applies a change to the ESI that is in memory; the others are made from what is noted.</summary>
    internal void ChangeHome(Eui64 esi, in HomeChange change)
    {
        _homes.Note(esi, change);
        if (_lines.Find(esi)?.Esi is { } inMemory)
        {
            _premises.Change(inMemory, change);
        }
    }

    internal void Schedule(MarketTime due, ITimed target, int token) => _agenda.Schedule(due, target, token);

    internal void Report(in TdspReport report) => Outbox.Append(report);

    internal void EndDeviceOrder(uint order) => _deviceOrders.Remove(order);

    /// <summary>Whether there is such an ESI, and the device at it as it is now.</summary>
    internal bool TryFindDevice(Eui64 esi, Eui64 device, out DeviceSpec found)
    {
        Span<DeviceSpec> devices = stackalloc DeviceSpec[IEsiPopulation.MaxDevices];
        int count = _homes.Describe(esi, _agenda.Now, devices);
        found = default;
        for (int i = 0; i < count; i++)
        {
            found = devices[i].Address == device ? devices[i] : found;
        }

        return !found.Address.IsNone;
    }

    internal bool HasEsi(Eui64 esi)
    {
        Span<DeviceSpec> devices = stackalloc DeviceSpec[IEsiPopulation.MaxDevices];
        return _homes.Describe(esi, _agenda.Now, devices) >= 0;
    }

    /// <summary>The provisioning of a device has begun.</summary>
    internal void NoteJoining(in OrderTarget target, DeviceOrder order)
    {
        if (!target.Device.IsNone)
        {
            _joining[(target.Esi, target.Device)] = order;
        }
    }

    /// <summary>That provisioning waits no longer.</summary>
    internal void ForgetJoining(DeviceOrder order, in OrderTarget target)
    {
        if (_joining.TryGetValue((target.Esi, target.Device), out DeviceOrder? waiting) && waiting == order)
        {
            _joining.Remove((target.Esi, target.Device));
            ReleaseAwaiting(target.Esi, target.Device);
        }
    }

    /// <summary>A device that is to be removed, or whose meter is gone, is not let in any more.</summary>
    internal void StopJoining(Eui64 esi, Eui64 device, FailureCause cause)
    {
        if (_joining.Remove((esi, device), out DeviceOrder? order))
        {
            order.Withdraw(device, cause);
            ReleaseAwaiting(esi, device);
        }
    }

    private void EnterDevices(TdspOrder order)
    {
        _deviceOrders.Add(order.OrderId);
        if (order.Body is ReplaceMeter replace)
        {
            MoveTo(order, replace);
        }

        new DeviceOrder(this, order).Begin();
    }
}
