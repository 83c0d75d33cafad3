using System.Globalization;
using System.Text;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Script;

/// <summary>A named value of a command, with what it may be. The same rules hold for what is typed and for what a scenario says.</summary>
/// <param name="Name">In words with hyphens.</param>
/// <param name="Kind">What the value is.</param>
/// <param name="Summary">For people; without a full stop.</param>
public sealed record Field(string Name, FieldKind Kind, string Summary)
{
    public bool IsRequired { get; init; }

    /// <summary>The least that a number may be.</summary>
    public double Lowest { get; init; }

    /// <summary>The most that a number may be; of a text the octets of UTF-8.</summary>
    public double Highest { get; init; } = int.MaxValue;

    /// <summary>The words of a choice.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether a value in JSON is a number, or true or false, and not a string.</summary>
    public bool IsBare => Kind is FieldKind.Whole or FieldKind.Number or FieldKind.Flag;

    /// <summary>What a value looks like, for the help.</summary>
    public string Shape => Kind switch
    {
        FieldKind.Device => "DEVICE",
        FieldKind.Whole => Highest < int.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"{Lowest}..{Highest}") : "NUMBER",
        FieldKind.Number => "NUMBER",
        FieldKind.Text => "TEXT",
        FieldKind.Duration => "90s",
        FieldKind.Offset => "-90s",
        FieldKind.Flag => "true|false",
        FieldKind.Choice or FieldKind.Choices => string.Join(Kind == FieldKind.Choice ? '|' : ',', Words),
        FieldKind.Address => "EUI64",
        _ => throw new InvalidOperationException($"{Kind} has no shape."),
    };

    /// <summary>The value that a text stands for.</summary>
    /// <param name="text">As typed; the words of several choices with commas between them.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <returns>A string, long, double, TimeSpan, bool, string[] or Eui64 by <see cref="Kind"/>; null when it is none.</returns>
    public object? Parse(string text, out string problem)
    {
        object? value = Kind switch
        {
            FieldKind.Device => text.Length > 0 ? text : null,
            FieldKind.Whole => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) && IsWithin(whole) ? whole : null,
            FieldKind.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && IsWithin(number) ? number : null,
            FieldKind.Text => Encoding.UTF8.GetByteCount(text) <= Highest ? text : null,
            FieldKind.Duration => HomeDuration.TryParse(text, out TimeSpan span) ? span : null,
            FieldKind.Offset => HomeDuration.TryParse(text.StartsWith('-') ? text[1..] : text, out TimeSpan off) ? text.StartsWith('-') ? -off : off : null,
            FieldKind.Flag => bool.TryParse(text, out bool flag) ? flag : null,
            FieldKind.Choice => Words.Contains(text) ? text : null,
            FieldKind.Choices => text.Split(',') is string[] words && words.All(Words.Contains) ? words : null,
            FieldKind.Address => Eui64.TryParse(text, out Eui64 address) ? address : null,
            _ => throw new InvalidOperationException($"{Kind} is not known."),
        };
        problem = value is null ? $"\"{text}\" is not {Expected}" : "";
        return value;
    }

    /// <summary>What the value should be, for messages.</summary>
    public string Expected => Kind switch
    {
        FieldKind.Device => "the name of a device",
        FieldKind.Whole => string.Create(CultureInfo.InvariantCulture, $"a whole number from {Lowest} to {Highest}"),
        FieldKind.Number => string.Create(CultureInfo.InvariantCulture, $"a number from {Lowest} to {Highest}"),
        FieldKind.Text => string.Create(CultureInfo.InvariantCulture, $"a text of at most {Highest} octets"),
        FieldKind.Duration => $"a span of time such as 90s or 1h30m, at most {HomeDuration.Text(HomeDuration.Longest)}",
        FieldKind.Offset => $"a span of time such as 90s or -1h30m, at most {HomeDuration.Text(HomeDuration.Longest)} either way",
        FieldKind.Flag => "true or false",
        FieldKind.Choice => $"one of {string.Join(", ", Words)}",
        FieldKind.Choices => $"some of {string.Join(", ", Words)}",
        FieldKind.Address => "an EUI-64 of 16 hex digits",
        _ => throw new InvalidOperationException($"{Kind} is not known."),
    };

    private bool IsWithin(double number) => number >= Lowest && number <= Highest;
}
