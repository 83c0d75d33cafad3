using DeviceEmulator.Certificates;
using DeviceEmulator.Devices;
using Sep.Codec.Security;

namespace DeviceEmulator.Home;

/// <summary>A device before it is switched on.</summary>
/// <param name="Name">What people call it in this home.</param>
/// <param name="Spec">What it is.</param>
/// <param name="Code">Its installation code.</param>
public sealed record HomeDeviceOptions(string Name, DeviceSpec Spec, InstallCode Code)
{
    /// <summary>Whether the ESI is told the installation code when the home comes up.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>How often it polls its parent, seconds; 0: its receiver is always on.</summary>
    public int PollSeconds { get; init; }

    /// <summary>Whether only range extenders are in its range, at radio fidelity.</summary>
    public bool IsFar { get; init; }

    public Faults.Faults Faults { get; init; } = DeviceEmulator.Faults.Faults.None;

    /// <summary>Its certificate and private key, which are for the address of <see cref="Spec"/>; null: the home's authority issues them.</summary>
    public DeviceIdentity? Identity { get; init; }

    /// <summary>Whether it signs its reports of events; it needs a certificate, so radio fidelity or an identity of its own.</summary>
    public bool SignsReports { get; init; }

    /// <summary>How its user behaves without being told.</summary>
    public UserModel Users { get; init; } = UserModel.Obedient;

    /// <summary>What else is chosen of its application; user, faults and poll interval are those here.</summary>
    public DeviceOptions Settings { get; init; } = DeviceOptions.Default;
}
