using DeviceEmulator.Devices;
using DeviceEmulator.Home.Commissioning;

namespace DeviceEmulator.Home;

/// <summary>A device as people see it at a moment.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Status">How far it is on its way into the network.</param>
/// <param name="Said">Its last step, in plain words.</param>
/// <param name="IsAway">Whether somebody carried it out of range.</param>
/// <param name="Event">The event that came last; 0 for none.</param>
/// <param name="EventState">Where it stands with that event; null when it does not hold it (any more).</param>
/// <param name="Shown">What it shows itself.</param>
public sealed record DeviceView(
    string Name, CommissioningState Status, string Said, bool IsAway, uint Event, DrlcState? EventState, DeviceSnapshot Shown);
