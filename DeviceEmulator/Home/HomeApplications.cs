using DeviceEmulator.Devices;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Home;

/// <summary>The applications of a home's devices: which one a kind of device runs, what it wants of its ESI, and what it asks once it is in service.</summary>
internal static class HomeApplications
{
    public static IApsNode Create(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec) => spec.Kind switch
    {
        DeviceKind.Thermostat => new Thermostat(bench, aps, esi, spec),
        DeviceKind.LoadControl or DeviceKind.SmartAppliance => new LoadControlDevice(bench, aps, esi, spec),
        DeviceKind.InHomeDisplay => new InHomeDisplay(bench, aps, spec),
        _ => new SilentDevice(spec),
    };

    /// <summary>The clusters of which it is a client.</summary>
    public static IReadOnlyList<ClusterId> Servers(in DeviceSpec spec)
    {
        List<ClusterId> servers = [ClusterId.Time];
        if (spec.IsLoadControlClient)
        {
            servers.Add(ClusterId.Drlc);
        }

        if (spec.IsDisplay)
        {
            servers.AddRange([ClusterId.Price, ClusterId.Messaging]);
        }

        return servers;
    }

    /// <summary>What the device shows at a moment.</summary>
    public static DeviceView Show(DeviceView view, IApsNode application, MarketTime now) => application switch
    {
        Thermostat pct => view with { Cooling = pct.OwnCoolingSetPoint, Heating = pct.OwnHeatingSetPoint },
        _ => view,
    };

    /// <summary>Asks for the events, the price and the text that there are.</summary>
    public static void AskForWhatIs(IApsNode application, IApsService aps, in DeviceSpec spec, Eui64 esi, byte endpoint)
    {
        if (application is DrlcClient client)
        {
            client.AskForScheduledEvents();
        }

        if (spec.IsDisplay)
        {
            ApsAddress address = new(spec.Address, ApsAddress.EmulatedEndpoint, esi, endpoint, ClusterId.Price);
            Span<byte> frame = stackalloc byte[ZclHeader.MaxSize + 8];
            aps.Send(address, frame[..ZclFrame.Write(frame, 0, disableDefaultResponse: false, new GetScheduledPrices(SepTime.Now, 0))]);
            aps.Send(
                address with { Cluster = ClusterId.Messaging }, frame[..ZclFrame.Write(frame, 0, disableDefaultResponse: false, default(GetLastMessage))]);
        }
    }
}
