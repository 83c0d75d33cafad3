using DeviceEmulator.Devices;

namespace Han.Gateway.Provisioning;

/// <summary>DeviceType as requests spell it, and the device that it means.</summary>
public static class DeviceType
{
    private static readonly (string Name, DeviceKind Kind)[] _types =
    [
        ("IHD", DeviceKind.InHomeDisplay), ("PCT", DeviceKind.Thermostat), ("LCS", DeviceKind.LoadControl), ("SmartAppliance", DeviceKind.SmartAppliance),
        ("RangeExtender", DeviceKind.RangeExtender), ("Gateway", DeviceKind.Other), ("Other", DeviceKind.Other),
    ];

    public static IEnumerable<string> Names => _types.Select(t => t.Name);

    public static bool TryParse(string name, out DeviceKind kind)
    {
        (string? found, kind) = Array.Find(_types, t => t.Name == name);
        return found is not null;
    }

    public static string Name(DeviceKind kind) => Array.FindLast(_types, t => t.Kind == kind).Name ?? "Other";
}
