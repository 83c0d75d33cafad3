using System.CommandLine;

namespace Han.Gateway.Commands;

/// <summary>--storage sqlite|postgres, short for --Storage:Provider.</summary>
internal static class StorageOption
{
    private static readonly string[] _names = ["sqlite", "postgres"];

    public static Option<string?> Create()
    {
        var option = new Option<string?>("--storage") { Description = "sqlite (default) or postgres, which Storage:ConnectionString names." };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: string text }] && !_names.Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                result.AddError($"--storage must be sqlite or postgres, not '{text}'.");
            }
        });
        return option;
    }

    /// <summary>The setting that the option stands for; none where it was not given.</summary>
    public static Dictionary<string, string?> Overrides(string? provider) => provider is null ? [] : new() { ["Storage:Provider"] = provider };
}
