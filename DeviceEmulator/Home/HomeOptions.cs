using DeviceEmulator.Certificates;
using DeviceEmulator.Home.Commissioning;
using DeviceEmulator.Profile;
using DeviceEmulator.Stack;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Home;

/// <summary>A home before it comes up.</summary>
/// <param name="Seed">Of everything that chance decides.</param>
/// <param name="Esi">The EUI-64 of the ESI.</param>
/// <param name="Devices">Its devices; names and addresses differ.</param>
public sealed record HomeOptions(ulong Seed, Eui64 Esi, IReadOnlyList<HomeDeviceOptions> Devices)
{
    /// <summary>Channel, PAN and room of the network.</summary>
    public NetworkParameters Network { get; init; } = NetworkParameters.Any;

    /// <summary>The certificate and private key of the ESI, whose address is <see cref="Esi"/>; null: the home's authority issues them.</summary>
    public DeviceIdentity? EsiIdentity { get; init; }

    /// <summary>What the ESI does wrong.</summary>
    public Faults.Faults EsiFaults { get; init; } = Faults.Faults.None;

    public Interpretation Interpretation { get; init; } = Interpretation.Default;

    public CommissioningTimes Times { get; init; } = CommissioningTimes.Default;

    /// <summary>Of the profile, of the ESI and of all devices.</summary>
    public SepRevision Revision { get; init; } = SepRevision.Se10;
}
