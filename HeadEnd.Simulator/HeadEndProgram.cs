using HeadEnd.Simulator.Commands;

namespace HeadEnd.Simulator;

/// <summary>One TDSP's head-end. Its lanes run inside the gateway; by itself it tries coordinators on the bench.</summary>
internal static class HeadEndProgram
{
    private static Task<int> Main(string[] args) => HeadEndCommands.InvokeAsync(args);
}
