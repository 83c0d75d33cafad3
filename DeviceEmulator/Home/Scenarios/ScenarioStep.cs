using DeviceEmulator.Home.Script;

namespace DeviceEmulator.Home.Scenarios;

/// <summary>One step of a scenario.</summary>
/// <param name="Place">Where the file has it, as "line 12, $.steps[3]".</param>
/// <param name="At">When, from the start of the home on; null: right after the step before.</param>
/// <param name="Name">What is done: the name of a verb, or wait, or expect.</param>
/// <param name="Verb">The verb; null for wait and expect.</param>
/// <param name="Given">Its values.</param>
public sealed record ScenarioStep(string Place, TimeSpan? At, string Name, Verb? Verb, Arguments Given)
{
    /// <summary>The step that lets time pass.</summary>
    public const string Wait = "wait";

    /// <summary>The step that fails the run unless something holds.</summary>
    public const string Expect = "expect";
}
