using DeviceEmulator.Devices;
using HeadEnd.Simulator.Tdsp;

namespace Han.Gateway.Hosting;

/// <summary>Section HeadEnd of the configuration: the embedded head-ends.</summary>
public sealed class HeadEndOptions
{
    public const string Section = "HeadEnd";

    /// <summary>Decides network delays, outages and what users do. The same seed gives the same log.</summary>
    public ulong Seed { get; set; } = 1;

    /// <summary>Of all events that a device accepts, the share that its user opts out of: 0 to 1.</summary>
    public double OptOut { get; set; } = UserModel.Default.OptOut;

    /// <summary>Of the opt-outs, the share before the event starts: 0 to 1.</summary>
    public double OptOutBeforeStart { get; set; } = UserModel.Default.BeforeStart;

    /// <summary>Of the opt-outs, the share taken back during the event: 0 to 1.</summary>
    public double OptInAgain { get; set; } = UserModel.Default.OptInAgain;

    /// <summary>
    /// When a meter is replaced: of its devices, the share that looks for the new one only after somebody has switched it off and on. 0 to 1.
    /// </summary>
    public double PowerCycle { get; set; } = JoinProfile.DefaultPowerCycleShare;

    public UserModel ToUserModel() => new(OptOut, OptOutBeforeStart, OptInAgain);

    /// <summary>Planned spans in which a TDSP's head-end sends nothing.</summary>
    public List<PauseOptions> Pauses { get; set; } = [];

    /// <summary>The profile with what the configuration says about it.</summary>
    internal TdspProfile Configured(TdspProfile profile) => profile with
    {
        Pauses = [.. Pauses.Where(p => p.Tdsp.Equals(profile.Name, StringComparison.OrdinalIgnoreCase))
            .Select(p => p.ToPause())],
        Join = profile.Join with { PowerCycleShare = PowerCycle },
    };
}
