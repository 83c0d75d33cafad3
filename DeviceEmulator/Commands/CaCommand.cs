using System.CommandLine;

namespace DeviceEmulator.Commands;

/// <summary>ca new | issue: a certificate authority of one's own for emulated homes and for benches.</summary>
internal static class CaCommand
{
    public static Command Create() => new("ca", "An authority of your own: makes identities for ESIs and devices.") { CaNewCommand.Create(), CaIssueCommand.Create() };
}
