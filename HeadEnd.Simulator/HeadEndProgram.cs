using System.CommandLine;

namespace HeadEnd.Simulator;

/// <summary>One TDSP's head-end. It runs inside the gateway.</summary>
internal static class HeadEndProgram
{
    private static int Main()
    {
        RootCommand root = new("Head-ends of transmission and distribution service providers. They run inside the gateway.");
        return root.Parse("--help").Invoke();
    }
}
