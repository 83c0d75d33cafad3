namespace DeviceEmulator.Home.Script;

/// <summary>Something that may be done to a home, typed at the prompt or as a step of a scenario.</summary>
/// <param name="Name">In words with hyphens.</param>
/// <param name="Summary">For people; without a full stop.</param>
/// <param name="Fields">What it takes; at the prompt the required ones may be given without their names, in this order.</param>
/// <param name="Do">Does it; an <see cref="ArgumentException"/> says why it cannot be done.</param>
public sealed record Verb(string Name, string Summary, IReadOnlyList<Field> Fields, Action<EmulatedHome, Arguments> Do);
