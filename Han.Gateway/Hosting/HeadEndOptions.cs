using DeviceEmulator.Devices;

namespace Han.Gateway.Hosting;

/// <summary>Section HeadEnd of the configuration: the embedded head-ends.</summary>
public sealed class HeadEndOptions
{
    public const string Section = "HeadEnd";

    /// <summary>Decides network delays, outages and what users do. The same seed gives the same log.</summary>
    public ulong Seed { get; set; } = 1;

    /// <summary>How people in emulated homes treat load control events.</summary>
    public UserModel Users { get; set; } = UserModel.Default;
}
