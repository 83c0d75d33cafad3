using DeviceEmulator.Commands;

namespace DeviceEmulator;

/// <summary>The device maker's bench.</summary>
internal static class EmulatorProgram
{
    private static Task<int> Main(string[] args) => EmulatorCommands.InvokeAsync(args);
}
