using DeviceEmulator.Devices;

namespace DeviceEmulator.Home;

// What people see of it.
public sealed partial class HomeDevice
{
    /// <summary>The device as people see it now.</summary>
    public DeviceView View()
    {
        DeviceView view = new(Name, Options.Spec.Kind, Way.State, Way.Said)
        {
            IsAway = IsAway,
            Event = LatestEvent,
            EventState = Application is DrlcClient client ? client.StateOf(LatestEvent) : null,
        };
        return Application is null || !IsOn ? view : HomeApplications.Show(view, Application, _agenda.Now);
    }

    /// <summary>Where it stands with an event; null when it does not hold it (any more).</summary>
    public DrlcState? StateOf(uint issuerEventId) => Application is DrlcClient client ? client.StateOf(issuerEventId) : null;
}
