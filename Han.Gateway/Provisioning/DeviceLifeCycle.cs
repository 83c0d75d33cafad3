using System.Collections.Frozen;

namespace Han.Gateway.Provisioning;

/// <summary>
/// The life cycle of a HAN device (smt-han-api 3.2) as one table; docs/device-life-cycle.md draws it. What is not in it changes nothing: reports may come late,
/// for instance that a device joined after its removal was asked for.
/// </summary>
public static class DeviceLifeCycle
{
    private static readonly DeviceStatus[] _adding = [DeviceStatus.AddAcknowledged, DeviceStatus.AddPending, DeviceStatus.MeterReady];
    private static readonly DeviceStatus[] _removing = [DeviceStatus.RemoveAcknowledged, DeviceStatus.RemovePending];
    private static readonly DeviceStatus[] _gone = [DeviceStatus.None, DeviceStatus.AddRejected, DeviceStatus.AddFailed, DeviceStatus.DeviceRemoved];

    public static IReadOnlyList<DeviceTransition> Table { get; } =
    [
        .. _gone.Select(from => new DeviceTransition(from, DeviceTrigger.AddAccepted, DeviceStatus.AddAcknowledged)),
        new(DeviceStatus.AddAcknowledged, DeviceTrigger.AddPending, DeviceStatus.AddPending),
        new(DeviceStatus.AddAcknowledged, DeviceTrigger.AddRejected, DeviceStatus.AddRejected),
        new(DeviceStatus.AddAcknowledged, DeviceTrigger.MeterReady, DeviceStatus.MeterReady),
        new(DeviceStatus.AddPending, DeviceTrigger.AddRejected, DeviceStatus.AddRejected),
        new(DeviceStatus.AddPending, DeviceTrigger.MeterReady, DeviceStatus.MeterReady),
        .. _adding.Select(from => new DeviceTransition(from, DeviceTrigger.Joined, DeviceStatus.DeviceAdded)),
        .. _adding.Select(from => new DeviceTransition(from, DeviceTrigger.AddFailed, DeviceStatus.AddFailed)),
        .. _adding.Select(from => new DeviceTransition(from, DeviceTrigger.RemoveAccepted, DeviceStatus.RemoveAcknowledged)),
        new(DeviceStatus.DeviceAdded, DeviceTrigger.RemoveAccepted, DeviceStatus.RemoveAcknowledged),
        new(DeviceStatus.RemoveFailed, DeviceTrigger.RemoveAccepted, DeviceStatus.RemoveAcknowledged),
        new(DeviceStatus.RemoveAcknowledged, DeviceTrigger.RemovePending, DeviceStatus.RemovePending),
        .. _removing.Select(from => new DeviceTransition(from, DeviceTrigger.Removed, DeviceStatus.DeviceRemoved)),
        .. _removing.Select(from => new DeviceTransition(from, DeviceTrigger.RemoveFailed, DeviceStatus.RemoveFailed)),
        .. _removing.Select(from => new DeviceTransition(from, DeviceTrigger.RemoveRejected, null)),
        .. _adding.Append(DeviceStatus.DeviceAdded).Select(from => new DeviceTransition(from, DeviceTrigger.MeterExchanged, DeviceStatus.AddPending)),
        .. _removing.Append(DeviceStatus.RemoveFailed).Select(from => new DeviceTransition(from, DeviceTrigger.MeterExchanged, DeviceStatus.DeviceRemoved)),
    ];

    private static readonly FrozenDictionary<(DeviceStatus, DeviceTrigger), DeviceStatus?> _next =
        Table.ToFrozenDictionary(t => (t.From, t.Trigger), t => t.To);

    /// <summary>The status that follows; false when the trigger means nothing now.</summary>
    /// <param name="former">The status before the removal that is under way.</param>
    public static bool TryNext(DeviceStatus from, DeviceTrigger trigger, DeviceStatus former, out DeviceStatus next)
    {
        bool found = _next.TryGetValue((from, trigger), out DeviceStatus? to);
        next = to ?? former;
        return found;
    }
}
