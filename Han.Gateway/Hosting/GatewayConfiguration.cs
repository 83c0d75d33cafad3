using Han.Gateway.Authorization;
using Han.Gateway.Callbacks;
using Han.Gateway.Registry;
using Han.Gateway.Soap;
using Han.Gateway.Storage;

namespace Han.Gateway.Hosting;

/// <summary>Reads the configuration sections that the gateway itself needs before its services exist. Unknown keys and bad values are refused by name.</summary>
internal static class GatewayConfiguration
{
    private static readonly HashSet<string> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        GatewayOptions.Section, RegistryOptions.Section, HeadEndOptions.Section, StorageOptions.Section, CallbackOptions.Section, "Soap", "Accounts", "Serilog",
    };

    /// <summary>appsettings.json beside the program, then HAN_ environment variables (HAN_Gateway__Url), then the command line, then overrides.</summary>
    public static IConfigurationRoot Build(GatewaySettings settings)
    {
        IConfigurationRoot all = Merge(settings);
        return settings.LeftOut is { } section ? Without(all, section) : all;
    }

    /// <exception cref="ArgumentException">A section or key is unknown, or a value does not fit; the message names it.</exception>
    public static GatewayOptions ReadGateway(IConfiguration configuration)
    {
        GatewayOptions options =
            Named(GatewayOptions.Section, () => configuration.GetSection(GatewayOptions.Section).Get<GatewayOptions>(Strict) ?? new());
        return options.Speed is < 1 or > 3600 ? throw new ArgumentException($"Gateway:Speed must be 1 to 3600, not {options.Speed}.")
            : !Enum.IsDefined(options.AuthorizationModel) ? throw new ArgumentException(
                $"Gateway:AuthorizationModel must be {string.Join(" or ", Enum.GetNames<AuthorizationModel>())}, not {options.AuthorizationModel}.")
            : options;
    }

    /// <inheritdoc cref="ReadGateway"/>
    public static HeadEndOptions ReadHeadEnd(IConfiguration configuration)
    {
        HeadEndOptions options =
            Named(HeadEndOptions.Section, () => configuration.GetSection(HeadEndOptions.Section).Get<HeadEndOptions>(Strict) ?? new());
        for (int i = 0; i < options.Pauses.Count; i++)
        {
            Check(options.Pauses[i], $"HeadEnd:Pauses:{i}");
        }

        return options.PowerCycle is >= 0 and <= 1 ? options : throw new ArgumentException($"HeadEnd:PowerCycle must be 0 to 1, not {options.PowerCycle}.");
    }

    /// <inheritdoc cref="ReadGateway"/>
    public static RegistryOptions ReadRegistry(IConfiguration configuration)
    {
        RegistryOptions options =
            Named(RegistryOptions.Section, () => configuration.GetSection(RegistryOptions.Section).Get<RegistryOptions>(Strict) ?? new());
        Check(options);
        return options;
    }

    /// <inheritdoc cref="ReadGateway"/>
    public static StorageOptions ReadStorage(IConfiguration configuration)
    {
        StorageOptions options = Named(StorageOptions.Section, () => configuration.GetSection(StorageOptions.Section).Get<StorageOptions>(Strict) ?? new());
        options.Check();
        return options;
    }

    /// <inheritdoc cref="ReadGateway"/>
    public static CallbackOptions ReadCallbacks(IConfiguration configuration)
    {
        CallbackOptions options = Named(CallbackOptions.Section, () => configuration.GetSection(CallbackOptions.Section).Get<CallbackOptions>(Strict) ?? new());
        options.Check();
        return options;
    }

    /// <summary>Reads the sections that the SOAP endpoint binds when it is built, so that a mistake in them is known before anything is opened.</summary>
    /// <inheritdoc cref="ReadGateway"/>
    public static void CheckSoap(IConfiguration configuration)
    {
        Named(SoapOptions.Section, () => configuration.GetSection(SoapOptions.Section).Get<SoapOptions>(Strict) ?? new());
        Named(nameof(AccountsOptions.Accounts), () => configuration.GetSection(nameof(AccountsOptions.Accounts)).Get<List<AccountOptions>>(Strict) ?? []);
    }

    public static void RefuseUnknownSections(IConfiguration configuration)
    {
        foreach (IConfigurationSection section in configuration.GetChildren())
        {
            // The environment holds variables of other programs too (HAN_TEST_FLOOR); only what looks like a section of ours is judged.
            if (!Sections.Contains(section.Key) && section.GetChildren().Any())
            {
                throw new ArgumentException($"Configuration section '{section.Key}' is unknown; there are {string.Join(", ", Sections.Order())}.");
            }
        }
    }

    public static Uri ListenUrl(GatewayOptions options) =>
        Uri.TryCreate(options.Url, UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttps && url.AbsolutePath == "/"
            ? url
            : throw new ArgumentException($"Gateway:Url must be https://HOST:PORT, not '{options.Url}'.");

    private static IConfigurationRoot Merge(GatewaySettings settings) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: false)
        .AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), "han-gateway.json"), optional: true)
        .AddEnvironmentVariables("HAN_")
        .AddCommandLine([.. settings.Arguments])
        .AddInMemoryCollection(settings.Overrides)
        .Build();

    private static IConfigurationRoot Without(IConfigurationRoot all, string section) => new ConfigurationBuilder()
        .AddInMemoryCollection(all.AsEnumerable().Where(
            pair => pair.Value is not null && !$"{pair.Key}:".StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase)))
        .Build();

    private static void Strict(BinderOptions binder) => binder.ErrorOnUnknownConfiguration = true;

    private static T Named<T>(string section, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException e)
        {
            throw new ArgumentException($"Configuration section {section}: {Reason(e)}", e);
        }
    }

    /// <summary>The binder names a value that it cannot convert well, and an unknown key only after a sentence about itself.</summary>
    private static string Reason(InvalidOperationException e)
    {
        int list = e.Message.LastIndexOf(": ", StringComparison.Ordinal);
        return e.Message.Contains(nameof(BinderOptions.ErrorOnUnknownConfiguration), StringComparison.Ordinal) && list >= 0
            ? $"unknown key {e.Message[(list + 2)..]}."
            : e.Message;
    }

    private static void Check(RegistryOptions options)
    {
        if (!Enum.IsDefined(options.Base))
        {
            throw new ArgumentException($"Registry:Base must be {string.Join(" or ", Enum.GetNames<RegistryBase>())}, not {options.Base}.");
        }

        if (options.Size is < 0 or > 100_000_000)
        {
            throw new ArgumentException($"Registry:Size must be 0 to 100000000, not {options.Size}.");
        }

        CheckWeights("Registry:TdspWeights", options.TdspWeights, name => Routing.TdspDirectory.ByName(name) is not null, "a TDSP by name");
        CheckWeights("Registry:RepWeights", options.RepWeights, duns => duns.Length is 9 or 13 && duns.All(char.IsAsciiDigit), "a DUNS of 9 or 13 digits");
        if (options.DeviceCountWeights.Length is not (0 or 6) || options.DeviceCountWeights.Any(w => w < 0)
            || (options.DeviceCountWeights.Length == 6 && options.DeviceCountWeights.Sum() <= 0))
        {
            throw new ArgumentException("Registry:DeviceCountWeights must be six weights, for 0 to 5 devices.");
        }
    }

    private static void Check(PauseOptions pause, string name)
    {
        if (Routing.TdspDirectory.ByName(pause.Tdsp) is null)
        {
            throw new ArgumentException($"{name}:Tdsp: '{pause.Tdsp}' is not a TDSP by name.");
        }

        foreach ((string key, string text) in new[] { ("From", pause.From), ("To", pause.To) })
        {
            if (!PauseOptions.TryRead(text, out _))
            {
                throw new ArgumentException($"{name}:{key}: '{text}' is not a moment with its offset, such as 2026-07-01T12:00:00-05:00.");
            }
        }

        HeadEnd.Simulator.Tdsp.Pause span = pause.ToPause();
        if (span.To <= span.From)
        {
            throw new ArgumentException($"{name}:To must be later than From.");
        }
    }

    private static void CheckWeights(string name, Dictionary<string, double> weights, Predicate<string> isKey, string rule)
    {
        foreach ((string key, double weight) in weights)
        {
            if (!isKey(key))
            {
                throw new ArgumentException($"{name}: '{key}' is not {rule}.");
            }

            if (!double.IsFinite(weight) || weight < 0)
            {
                throw new ArgumentException($"{name}:{key} must be a weight of 0 or more, not {weight}.");
            }
        }

        if (weights.Values.Sum() <= 0)
        {
            throw new ArgumentException($"{name}: the weights must add up to more than 0.");
        }
    }
}
