using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Han.Gateway.Authorization;
using Han.Gateway.Callbacks;
using Han.Gateway.Development;
using Han.Gateway.Extensions;
using Han.Gateway.Market;
using Han.Gateway.MessagingLog;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using Han.Gateway.Soap;
using Han.Gateway.Soap.Security;
using Han.Gateway.Soap.Tls;
using Han.Gateway.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog;

namespace Han.Gateway.Hosting;

/// <summary>
/// The running gateway: one process with the HAN API, the store, and an embedded head-end for each TDSP. Started and stopped in a stated order:
/// the store is opened, orders that still matter go to the head-ends, lanes and journal run, then the listener opens; the reverse on the way down.
/// </summary>
public sealed class GatewayApplication : IAsyncDisposable
{
    private const int SampleAddresses = 5;
    private const long SampleWalk = 10_000;

    private readonly WebApplication _web;
    private readonly GatewayStore _store;

    private GatewayApplication(WebApplication web, GatewayStore store, Uri serviceUrl, string? kitDirectory)
    {
        _web = web;
        _store = store;
        ServiceUrl = serviceUrl;
        KitDirectory = kitDirectory;
    }

    /// <summary>The SOAP endpoint.</summary>
    public Uri ServiceUrl { get; }

    public string WsdlUrl => ServiceUrl + "?wsdl";

    /// <summary>The development kit's folder; null where a production PKI is configured.</summary>
    public string? KitDirectory { get; }

    public MarketClock Clock => _web.Services.GetRequiredService<MarketClock>();

    public PremiseRegister Register => _web.Services.GetRequiredService<PremiseRegister>();

    public RequestJournal Journal => _web.Services.GetRequiredService<RequestJournal>();

    /// <summary>Where requests and log are, for people.</summary>
    public string StorePlace => _store.Database.Dialect.Place;

    public LogExport Export => new(_store.Database, Register);

    /// <summary>Builds and starts the gateway.</summary>
    /// <exception cref="ArgumentException">The configuration is wrong; the message names section, key and rule.</exception>
    public static async Task<GatewayApplication> StartAsync(GatewaySettings settings, CancellationToken cancellationToken)
    {
        IConfigurationRoot configuration = GatewayConfiguration.Build(settings);
        GatewayConfiguration.RefuseUnknownSections(configuration);
        GatewayOptions options = GatewayConfiguration.ReadGateway(configuration);
        HeadEndOptions headEnd = GatewayConfiguration.ReadHeadEnd(configuration);
        Uri listen = GatewayConfiguration.ListenUrl(options);
        var serviceUrl = new Uri(listen, SoapNames.Path);
        RefuseSeededIdsAbroad(settings, listen, configuration);
        GatewayConfiguration.CheckSoap(configuration);
        GatewayConfiguration.ReadCallbacks(configuration);

        GatewayStore store = GatewayStore.Open(options.DataDirectory, configuration);
        WebApplication? web = null;
        try
        {
            store.RefuseOtherSeed(headEnd.Seed);
            ReplayInputs.Of(headEnd, GatewayConfiguration.ReadRegistry(configuration)).Keep(store.Database, store.Requests.MarketTime());
            RefuseUsedSeededIds(settings, store);
            string? kit = null;
            if (string.IsNullOrEmpty(configuration["Soap:ServerCertificate"]))
            {
                kit = DevelopmentKit.Ensure(options.DataDirectory, serviceUrl, new Uri(serviceUrl + "?wsdl"), Samples(store.Register), TimeProvider.System);
                KitConfiguration.Apply(configuration, kit);
            }

            configuration["Soap:AuditDirectory"] ??= Path.Combine(options.DataDirectory, "logs");
            web = Compose(settings, configuration, options, headEnd, listen, store);
            await web.StartAsync(cancellationToken).ConfigureAwait(false);
            var application = new GatewayApplication(web, store, serviceUrl, kit is null ? null : Path.GetFullPath(kit));
            application.SayWhere(options);
            return application;
        }
        catch
        {
            if (web is not null)
            {
                await web.StopAsync(CancellationToken.None).ConfigureAwait(false);
                await web.DisposeAsync().ConfigureAwait(false);
            }

            store.Dispose();
            throw;
        }
    }

    /// <summary>The store, for tests that meddle with it.</summary>
    internal GatewayStore Store => _store;

    /// <summary>The composed services, for measurements of single stages.</summary>
    internal IServiceProvider Services => _web.Services;

    /// <summary>True when a loop failed and the service stopped for it.</summary>
    public bool Failed => _web.Services.GetRequiredService<GatewayLoops>().Failed;

    /// <summary>Lets virtual time run to a moment; completes when everything up to there is on disk.</summary>
    public async Task RunToAsync(MarketTime moment, CancellationToken cancellationToken)
    {
        // Market transactions are carried out at the very moment at which they take effect.
        MarketDesk market = _web.Services.GetRequiredService<MarketDesk>();
        while (market.NextDue() is { } due && due <= moment)
        {
            if (due > Clock.Now)
            {
                await RunLanesToAsync(due, cancellationToken).ConfigureAwait(false);
            }

            await market.CarryOutAsync(cancellationToken).ConfigureAwait(false);
        }

        await RunLanesToAsync(moment, cancellationToken).ConfigureAwait(false);
        await Journal.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task RunLanesToAsync(MarketTime moment, CancellationToken cancellationToken)
    {
        var clock = (VirtualMarketClock)Clock;
        Task failure = _web.Services.GetRequiredService<GatewayLoops>().Failure;
        await (await Task.WhenAny(clock.RunToAsync(moment).WaitAsync(cancellationToken), failure).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Completes when the service has been asked to stop and has stopped.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _web.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync().ConfigureAwait(false);
        await _web.DisposeAsync().ConfigureAwait(false);
        _store.Dispose();
    }

    private void SayWhere(GatewayOptions options)
    {
        ILogger<GatewayApplication> logger = _web.Services.GetRequiredService<ILogger<GatewayApplication>>();
        logger.Opened(Path.GetFullPath(options.DataDirectory), StorePlace, _store.Register.Size, CentralTimeOf(Clock.Now));
        logger.Listening(ServiceUrl, WsdlUrl);
        foreach (string weakness in _store.Database.Dialect.FindWeakSettings())
        {
            logger.StoreIsWeak(weakness);
        }

        if (KitDirectory is { } directory)
        {
            logger.KitIsAt(directory);
        }
    }

    private static WebApplication Compose(
        GatewaySettings settings, IConfigurationRoot configuration, GatewayOptions options, HeadEndOptions headEnd, Uri listen, GatewayStore store)
    {
        // The host's own files are not read, so they need not be watched either: its watch would be of all below the working directory, often the store too.
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(Logger(settings, configuration, options), dispose: true);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(listen.GetLeftPart(UriPartial.Authority));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.UseHanTls());

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(store.Register);
        builder.Services.AddSingleton(store.Requests);
        builder.Services.AddSingleton<TdspRouter>();
        builder.Services.AddSingleton<DeliveryCounters>();
        builder.Services.AddSingleton(settings.Ids ?? new RandomIds());
        builder.Services.AddSingleton<MarketClock>(settings.VirtualStart is { } start
            ? new VirtualMarketClock(MarketTime.Max(start, store.Requests.MarketTime().PlusMilliseconds(1)))
            : RealClock(options, store.Requests.MarketTime()));
        builder.Services.AddSingleton<SeenMessages>();
        builder.Services.AddSingleton(s => new JournalStore(
            store.Database, store.Lease!, s.GetRequiredService<CallbackSignal>(), s.GetRequiredService<SeenMessages>()));
        builder.Services.AddSingleton<JournalledReplays>();
        builder.Services.AddSingleton<IReplayStore>(s => s.GetRequiredService<JournalledReplays>());
        builder.Services.AddSingleton(store.Register.Devices!);
        builder.Services.AddSingleton(new InstallCodeVault(options.DataDirectory));
        builder.Services.AddSingleton<RequestJournal>();
        builder.Services.AddSingleton<AcceptanceGate>();
        builder.Services.AddSingleton<ProvisioningDesk>();
        builder.Services.AddSingleton<ICommandDesk>(s => s.GetRequiredService<ProvisioningDesk>());
        builder.Services.AddSingleton(new StoredDevices(store.Database));
        builder.Services.AddSingleton<ICommandDesk, DeviceQueryDesk>();
        builder.Services.AddSingleton<RequestDesk>();
        builder.Services.AddSingleton<ICommandDesk>(s => s.GetRequiredService<RequestDesk>());
        builder.Services.AddExtensions(store, options, GatewayConfiguration.ReadCallbacks(configuration));
        builder.Services.AddSingleton<IRequestDesk, RequestDesks>();
        builder.Services.AddSingleton(s => new GatewayLoops(
            s.GetRequiredService<RequestJournal>(), s.GetRequiredService<TdspRouter>(), store, s.GetRequiredService<MarketClock>(), headEnd, settings,
            s.GetRequiredService<ILoggerFactory>(), s.GetRequiredService<IHostApplicationLifetime>()));
        builder.Services.AddHostedService(s => s.GetRequiredService<GatewayLoops>());
        builder.Services.AddHostedService(s => s.GetRequiredService<JournalledReplays>());
        builder.Services.AddHostedService(s => s.GetRequiredService<LogOutbox>());
        builder.Services.AddHostedService<CallbackDispatcher>();
        builder.Services.AddSingleton(new MarketPolicy(SwitchCancels: options.AuthorizationModel == AuthorizationModel.RepOfRecord));
        builder.Services.AddSingleton<MarketDesk>();
        builder.Services.AddHostedService<MarketWatch>();
        builder.Services.AddAgreements(store, options);
        if (store.Register.Imported is not null)
        {
            builder.Services.AddHostedService<PremiseWatch>();
        }

        builder.Services.AddHanSoap(builder.Configuration);
        WebApplication web = builder.Build();
        web.MapHanSoap();
        return web;
    }

    /// <summary>Market time never goes back: after an accelerated run it goes on from where the store left off.</summary>
    private static RealMarketClock RealClock(GatewayOptions options, MarketTime stored)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DateTimeOffset start = stored.ToDateTimeOffset() > now ? stored.ToDateTimeOffset() : now;
        return new RealMarketClock(
            options.Speed == 1 && start == now ? TimeProvider.System : new ScaledTimeProvider(TimeProvider.System, start, options.Speed));
    }

    private static Serilog.Core.Logger Logger(GatewaySettings settings, IConfiguration configuration, GatewayOptions options)
    {
        LoggerConfiguration logger = new LoggerConfiguration()
            .ReadFrom.Configuration(configuration, new Serilog.Settings.Configuration.ConfigurationReaderOptions(typeof(LoggerConfiguration).Assembly))
            .Enrich.FromLogContext()
            .WriteTo.File(
                Path.Combine(options.DataDirectory, "logs", "gateway-.log"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        return (settings.LogToConsole ? logger.WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture) : logger).CreateLogger();
    }

    /// <summary>Guessable ids are for emulated homes that nobody else can reach.</summary>
    private static void RefuseSeededIdsAbroad(GatewaySettings settings, Uri listen, IConfiguration configuration)
    {
        if (settings.Ids is SeededIds && (settings.VirtualStart is null || !listen.IsLoopback))
        {
            throw new ArgumentException("Seeded request ids need virtual time and a loopback listener.");
        }

        if (settings.Ids is SeededIds && GatewayConfiguration.ReadRegistry(configuration).Base == RegistryBase.Imported)
        {
            throw new ArgumentException("Seeded request ids need generated premises: Registry:Base must not be Imported.");
        }
    }

    /// <summary>Seeded ids begin anew with the process: on a used store they would come twice.</summary>
    private static void RefuseUsedSeededIds(GatewaySettings settings, GatewayStore store)
    {
        if (settings.Ids is SeededIds && store.Requests.LastNumbers().Request > 0)
        {
            throw new ArgumentException("Seeded request ids need an empty store.");
        }
    }

    private static DateTimeOffset CentralTimeOf(MarketTime moment) => Translation.CentralTime.From(moment);

    private static SampleAddress[] Samples(PremiseRegister register)
    {
        var samples = new List<SampleAddress>();
        Span<DeviceEmulator.Devices.DeviceSpec> devices = stackalloc DeviceEmulator.Devices.DeviceSpec[2 * PremiseRegister.MaximumDevices];
        foreach (Premise premise in register.ListedOf(DevelopmentKit.Duns).Concat(register.OfRep(DevelopmentKit.Duns, SampleWalk)).Take(SampleAddresses))
        {
            int count = register.DevicesOf(premise, devices);
            string[] addresses = new string[count];
            for (int i = 0; i < count; i++)
            {
                addresses[i] = devices[i].Address.ToString();
            }

            samples.Add(new SampleAddress(register.EsiIdOf(premise), register.MeterOf(premise), addresses));
        }

        return [.. samples];
    }
}
