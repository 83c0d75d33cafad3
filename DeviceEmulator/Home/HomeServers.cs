using DeviceEmulator.Devices;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Home;

/// <summary>Which servers of its ESI a device wants to be bound to.</summary>
internal static class HomeServers
{
    public static IReadOnlyList<ClusterId> For(in DeviceSpec spec)
    {
        List<ClusterId> servers = [ClusterId.Time];
        if (spec.IsLoadControlClient)
        {
            servers.Add(ClusterId.Drlc);
        }

        if (HasDisplay(spec))
        {
            servers.AddRange([ClusterId.Price, ClusterId.Messaging]);
        }

        return servers;
    }

    /// <summary>Appliances show prices and texts too, which is more than those of a population do.</summary>
    public static bool HasDisplay(in DeviceSpec spec) => spec.IsDisplay || spec.Kind == DeviceKind.SmartAppliance;
}
