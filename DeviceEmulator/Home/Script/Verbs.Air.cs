using DeviceEmulator.Stack;

namespace DeviceEmulator.Home.Script;

// What happens to the air.
public static partial class Verbs
{
    /// <summary>The verb that needs channels.</summary>
    public const string Jam = "jam";

    /// <summary>A channel of the air.</summary>
    public static Field Channel { get; } = new("channel", FieldKind.Whole, "Of the air, 11 to 26")
    {
        IsRequired = true,
        Lowest = NetworkParameters.LowestChannel,
        Highest = NetworkParameters.HighestChannel,
    };

    private static Verb[] OfAir() =>
    [
        new(Jam, "Jams a channel for a while, so that nobody hears anything on it",
            [Channel, new("for", FieldKind.Duration, "How long, in place of what jams it now; 0s ends that") { IsRequired = true }],
            (home, given) => home.Jam((byte)given.Whole(Channel.Name, 0), given.Duration("for"))),
    ];
}
