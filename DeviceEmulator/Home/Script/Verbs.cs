namespace DeviceEmulator.Home.Script;

/// <summary>Everything that may be done to a home.</summary>
public static partial class Verbs
{
    private static readonly Lazy<Verb[]> _all = new(() => [.. Joining(), .. Power(), .. Orders(), .. Users(), .. Meters(), .. OfAir()]);

    /// <summary>In the order of the help.</summary>
    public static IReadOnlyList<Verb> All => _all.Value;

    public static Verb? Find(string name) => All.FirstOrDefault(v => v.Name == name);

    /// <summary>The device that a field names.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    internal static HomeDevice DeviceOf(EmulatedHome home, Arguments given, string field = "device") =>
        home.Find(given.Text(field)!)
        ?? throw new ArgumentException($"There is no device {given.Text(field)}; there is {string.Join(", ", home.Devices.Select(d => d.Name))}.");

    private static Field Device(bool isRequired = true) => new("device", FieldKind.Device, "Which device") { IsRequired = isRequired };
}
