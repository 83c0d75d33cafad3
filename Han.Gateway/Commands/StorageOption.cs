using System.CommandLine;

namespace Han.Gateway.Commands;

/// <summary>--storage sqlite|postgres, short for --Storage:Provider.</summary>
internal static class StorageOption
{
    public static Option<string?> Create()
    {
        var option = new Option<string?>("--storage") { Description = "sqlite (default) or postgres, which Storage:ConnectionString names." };
        option.AcceptOnlyFromAmong("sqlite", "postgres");
        return option;
    }

    /// <summary>The setting that the option stands for; none where it was not given.</summary>
    public static Dictionary<string, string?> Overrides(string? provider) => provider is null ? [] : new() { ["Storage:Provider"] = provider };
}
