using DeviceEmulator.Devices;

namespace DeviceEmulator.Home;

// What people see of it.
public sealed partial class HomeDevice
{
    /// <summary>The device as people see it now.</summary>
    public DeviceView View() => new(Name, Way.State, Way.Said, IsAway, LatestEvent, StateOf(LatestEvent), Application.Snapshot());

    /// <summary>Where it stands with an event; null when it does not hold it (any more).</summary>
    public DrlcState? StateOf(uint issuerEventId) => Application.LoadControl?.StateOf(issuerEventId);
}
