using System.CommandLine;

namespace DeviceEmulator;

/// <summary>The device maker's bench.</summary>
internal static class EmulatorProgram
{
    private static int Main()
    {
        RootCommand root = new("ZigBee Smart Energy 1.0 ESI and in-home devices for head-ends and tests. Runs inside a head-end.");
        return root.Parse("--help").Invoke();
    }
}
