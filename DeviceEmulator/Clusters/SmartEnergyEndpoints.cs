using DeviceEmulator.Devices;
using DeviceEmulator.Stack;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Clusters;

/// <summary>
/// The simple descriptors of the emulated endpoints: which Smart Energy device it is, and which clusters it serves and uses (sep-facts 6).
/// </summary>
public static class SmartEnergyEndpoints
{
    private const ushort RangeExtenderDevice = 0x0008;
    private const ushort EsiDevice = 0x0500;
    private const ushort MeteringDevice = 0x0501;
    private const ushort DisplayDevice = 0x0502;
    private const ushort ThermostatDevice = 0x0503;
    private const ushort LoadControlDevice = 0x0504;
    private const ushort ApplianceDevice = 0x0505;

    public static SimpleDescriptor Esi { get; } = Of(
        EsiDevice, [ClusterId.Identify, ClusterId.Time, ClusterId.Price, ClusterId.Drlc, ClusterId.Metering, ClusterId.Messaging], [ClusterId.Metering]);

    public static SimpleDescriptor RangeExtender { get; } = Of(RangeExtenderDevice, [ClusterId.Identify], [ClusterId.Time]);

    public static SimpleDescriptor InHomeDisplay { get; } = Of(
        DisplayDevice, [ClusterId.Identify], [ClusterId.Time, ClusterId.Price, ClusterId.Metering, ClusterId.Messaging]);

    public static SimpleDescriptor Thermostat { get; } = Of(
        ThermostatDevice, [ClusterId.Identify], [ClusterId.Time, ClusterId.Price, ClusterId.Drlc, ClusterId.Messaging]);

    /// <summary>Of load switches and of chargers.</summary>
    public static SimpleDescriptor LoadControl { get; } = Of(LoadControlDevice, [ClusterId.Identify], [ClusterId.Time, ClusterId.Drlc]);

    public static SimpleDescriptor SmartAppliance { get; } = Of(
        ApplianceDevice, [ClusterId.Identify], [ClusterId.Time, ClusterId.Price, ClusterId.Drlc, ClusterId.Messaging]);

    public static SimpleDescriptor GasMeter { get; } = Of(MeteringDevice, [ClusterId.Identify, ClusterId.Metering], [ClusterId.Time]);

    /// <summary>Of an in-home device.</summary>
    public static SimpleDescriptor Of(DeviceKind kind) => kind switch
    {
        DeviceKind.Thermostat => Thermostat,
        DeviceKind.InHomeDisplay => InHomeDisplay,
        DeviceKind.SmartAppliance => SmartAppliance,
        DeviceKind.RangeExtender => RangeExtender,
        DeviceKind.GasMeter => GasMeter,
        _ => LoadControl,
    };

    /// <summary>Every device serves Basic and both sides of Key Establishment.</summary>
    private static SimpleDescriptor Of(ushort device, ReadOnlySpan<ClusterId> servers, ReadOnlySpan<ClusterId> clients) => new(
        ApsAddress.EmulatedEndpoint, ApsAddress.ProfileId, device, DeviceVersion: 0, List(ClusterId.Basic, servers), List(null, clients));

    private static UInt16List List(ClusterId? first, ReadOnlySpan<ClusterId> clusters)
    {
        List<ushort> ids = first is ClusterId id ? [(ushort)id] : [];
        foreach (ClusterId cluster in clusters)
        {
            ids.Add((ushort)cluster);
        }

        ids.Add((ushort)ClusterId.KeyEstablishment);
        ReadOnlySpan<ushort> all = [.. ids];
        return new UInt16List(all);
    }
}
