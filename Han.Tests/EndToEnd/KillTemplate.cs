using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;
using Han.Gateway.Registry;
using Han.Gateway.Routing;
using Han.Tests.Soap;
using Microsoft.Data.Sqlite;

namespace Han.Tests.EndToEnd;

/// <summary>A data directory that is ready to serve, copied for each run, and the companies and addresses that it knows.</summary>
internal sealed class KillTemplate : IDisposable
{
    private const string TdspThumbprint = "tdsp.thumbprint";

    private static readonly MarketTime _start = TestGateway.Start;

    private readonly string _directory;

    private KillTemplate(string directory, PremiseRegister register)
    {
        _directory = directory;
        string kit = Path.Combine(directory, "dev");
        string authority = Path.Combine(kit, "ca.pem");
        using var issuer = new TestAuthority(kit);
        Rep = new(new DemoCaller("REP_Sytem_Account", "HAN_REP2_ADMIN", "111111111"), false,
            X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(kit, "client.pfx"), null), authority);
        OtherRep = new(new DemoCaller("REP_Other_Account", "HAN_OTHER", "222222222"), false,
            X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(kit, "client2.pfx"), null), authority);
        X509Certificate2 tdsp = issuer.Issue($"CN=HAN_TDSP, OU={TdspDirectory.Oncor.Duns}");
        File.WriteAllText(Path.Combine(directory, TdspThumbprint), tdsp.GetCertHashString(HashAlgorithmName.SHA256));
        Tdsp = new(new DemoCaller("TDSP_Account", "HAN_TDSP", TdspDirectory.Oncor.Duns), true, tdsp, authority);
        Premise[] first = [.. register.OfRep(Rep.Name.Duns).Take(500)];
        First = [.. first.Select(p => (register.EsiIdOf(p), register.MeterOf(p)))];
        Second = [.. register.OfRep(OtherRep.Name.Duns).Take(100).Select(p => (register.EsiIdOf(p), register.MeterOf(p)))];
        Served = [.. first.Skip(60).Where(p => p.Tdsp == TdspDirectory.Oncor).Take(40).Select(p => (register.EsiIdOf(p), register.MeterOf(p)))];
        var devices = new Dictionary<string, string>();
        Span<DeviceSpec> specs = stackalloc DeviceSpec[PremiseRegister.MaximumDevices];
        foreach (Premise premise in first)
        {
            if (register.DevicesOf(premise, specs) > 0)
            {
                devices[register.EsiIdOf(premise)] = specs[0].Address.ToString();
            }
        }

        Devices = devices;
    }

    public KillCaller Rep { get; }

    public KillCaller OtherRep { get; }

    public KillCaller Tdsp { get; }

    public (string EsiId, string Meter)[] First { get; }

    public (string EsiId, string Meter)[] Second { get; }

    /// <summary>Some of <see cref="First"/> that the TDSP serves.</summary>
    public (string EsiId, string Meter)[] Served { get; }

    /// <summary>A device of each premise that has any, by ESIID.</summary>
    public IReadOnlyDictionary<string, string> Devices { get; }

    /// <summary>What every gateway of the series is given besides its directory, port and speed. The TDSP signs as little as the kit's own companies do.</summary>
    public static IReadOnlyDictionary<string, string?> Settings(string directory)
    {
        var settings = new Dictionary<string, string?>
        {
            ["HeadEnd:Seed"] = "3",
            ["Serilog:MinimumLevel:Default"] = "Warning",
            ["Accounts:2:Name"] = "TDSP_Account",
            ["Accounts:2:Duns:0"] = TdspDirectory.Oncor.Duns,
            ["Accounts:2:RequesterType"] = "1",
        };
        string thumbprint = Path.Combine(directory, TdspThumbprint);
        if (File.Exists(thumbprint))
        {
            settings["Accounts:2:Signature"] = "Optional";
            settings["Accounts:2:Certificates:0"] = File.ReadAllText(thumbprint);
        }

        return settings;
    }

    public static async Task<KillTemplate> MakeAsync()
    {
        string directory = TestGateway.NewDirectory();
        PremiseRegister register;
        await using (GatewayApplication gateway = await VirtualAsync(directory, _start))
        {
            register = gateway.Register;
        }

        SqliteConnection.ClearAllPools();
        return new KillTemplate(directory, register);
    }

    /// <summary>The gateway in this process and in virtual time, from <paramref name="start"/> or where the directory left off.</summary>
    public static Task<GatewayApplication> VirtualAsync(string directory, MarketTime start) => GatewayApplication.StartAsync(
        new GatewaySettings
        {
            VirtualStart = start,
            LogToConsole = false,
            Overrides = new Dictionary<string, string?>(Settings(directory))
            {
                ["Gateway:DataDirectory"] = directory,
                ["Gateway:Url"] = $"https://127.0.0.1:{LoopbackPort.Free().ToString(CultureInfo.InvariantCulture)}",
            },
        },
        CancellationToken.None);

    /// <summary>A directory of a run's own.</summary>
    public string Copy()
    {
        string copy = TestGateway.NewDirectory();
        foreach (string file in Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories).Where(f => !f.Contains("logs", StringComparison.Ordinal)))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(_directory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose()
    {
        Rep.Dispose();
        OtherRep.Dispose();
        Tdsp.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
