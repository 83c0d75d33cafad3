using System.Globalization;
using DeviceEmulator.Devices;

namespace Han.Tests.Oracle;

/// <summary>A listed premise. No two of a scenario are of one TDSP, so that none waits for another's messages (see <see cref="MeterLine"/>).</summary>
internal sealed record ScenarioPremise(string Tdsp, IReadOnlyList<ScenarioDevice> Devices);

/// <summary>A joined device. Its slot gives it its address: it keeps both when others are taken away.</summary>
internal sealed record ScenarioDevice(int Slot, DeviceKind Kind, ushort Class, byte Group, byte StartMinutes, byte DurationMinutes)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"[{Slot}] {Kind} class {Class:X} group {Group} randomisation {StartMinutes}/{DurationMinutes} min");
}
