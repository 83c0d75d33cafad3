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

        if (InHomeDevices.HasDisplay(spec))
        {
            servers.AddRange([ClusterId.Price, ClusterId.Messaging]);
        }

        if (spec.Kind == DeviceKind.InHomeDisplay)
        {
            servers.Add(ClusterId.Metering);
        }

        return servers;
    }
}
