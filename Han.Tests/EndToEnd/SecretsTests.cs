using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml.Linq;
using Han.Gateway.Development;
using Han.Tests.Callbacks;
using Han.Tests.Market;
using Han.Tests.Soap;
using Han.Tests.Soap.Security;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace Han.Tests.EndToEnd;

/// <summary>Nothing secret that a run used is in what it left behind or said: files, database, log, answers, callbacks, in any form.</summary>
public sealed class SecretsTests
{
    private static readonly string[] _codes = ["83FED3407A939723A5C639FF4C12", "83FED3407A939723A5C639B26916D505C3B5"];

    [Fact]
    public Task A_full_run_leaves_no_secret_behind() => RunAsync(null);

    /// <summary>The same on any store.</summary>
    internal static async Task RunAsync(IReadOnlyDictionary<string, string?>? store)
    {
        var said = new List<string>();
        await using CallbackReceiver receiver = await CallbackReceiver.StartAsync();
        var settings = new Dictionary<string, string?>(store ?? new Dictionary<string, string?>())
        {
            ["Callbacks:AllowedHosts:0"] = "127.0.0.1",
            ["Callbacks:AllowHttp"] = "true",
            ["Callbacks:AllowPrivate"] = "true",
            ["Serilog:MinimumLevel:Default"] = "Verbose",
        };
        TestGateway gateway = await TestGateway.StartAsync(settings: settings, seededIds: false);
        List<SecretForms> secrets = Secrets(gateway.Application.KitDirectory!);
        await UseAsync(gateway, settings, secrets, receiver, said);
        await gateway.RunForAsync(TimeSpan.FromDays(2));
        said.AddRange(Dump(gateway));
        said.Add(string.Join('\n', gateway.Log().SelectMany(r => r.Values)));
        said.AddRange(receiver.Posts.Select(p => Encoding.Latin1.GetString(p.Body)));
        string directory = gateway.Directory;
        await gateway.StopAsync();

        try
        {
            AssertClean(secrets, said, directory);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Everything that the kit, the codes and the vault hold.</summary>
    private static List<SecretForms> Secrets(string kit)
    {
        var secrets = new List<SecretForms>();
        foreach (string account in new[] { DevelopmentKit.AccountFile, DevelopmentKit.SecondAccountFile })
        {
            secrets.AddRange(SecretForms.Hex($"password in {account}", DevelopmentKit.PasswordOf(kit, account)!));
            secrets.AddRange(SecretForms.Hex($"callback secret in {account}", DevelopmentKit.CallbackSecretOf(kit, account)!));
        }

        foreach (string file in Directory.EnumerateFiles(kit, "*.key"))
        {
            string name = Path.GetFileName(file);
            using RSA key = RSA.Create();
            key.ImportFromPem(File.ReadAllText(file));
            RSAParameters parts = key.ExportParameters(includePrivateParameters: true);
            secrets.AddRange(new[] { ("d", parts.D), ("p", parts.P), ("q", parts.Q), ("dp", parts.DP), ("dq", parts.DQ), ("1/q", parts.InverseQ) }
                .Select(p => new SecretForms($"{name}, {p.Item1}", p.Item2)));

            // A line of the PEM, as somebody would print it.
            secrets.Add(SecretForms.Text($"{name}, PEM", File.ReadAllLines(file)[5]));
        }

        foreach (string code in _codes)
        {
            Assert.True(InstallCode.TryParse(code, out InstallCode parsed, out _));
            secrets.AddRange(SecretForms.Hex($"installation code {code.Length / 2}", code));
            AesKey link = parsed.ToLinkKey();
            secrets.Add(new SecretForms($"link key of installation code {code.Length / 2}", MemoryMarshal.AsBytes(new ReadOnlySpan<AesKey>(in link))));
        }

        return secrets;
    }

    /// <summary>Every way in which a secret comes to the service: right and wrong passwords, digests, signatures, assertions, codes, callbacks, and requests that fail.</summary>
    private static async Task UseAsync(
        TestGateway gateway, IReadOnlyDictionary<string, string?> settings, List<SecretForms> secrets, CallbackReceiver receiver, List<string> said)
    {
        using var rig = new SecurityRig();
        rig.Clock.Now = TimeProvider.System.GetUtcNow();
        string password = DevelopmentKit.PasswordOf(gateway.Application.KitDirectory!, DevelopmentKit.AccountFile)!;
        const string Wrong = "a-wrong-password-that-was-tried";
        secrets.Add(SecretForms.Text("wrong password", Wrong));
        string operation = MessageDraft.OperationOf(SoapMessages.CancelAll());
        string WithText(string text) => SoapMessages.Envelope(operation, MessageDraft.UserToken(
            DevelopmentKit.AccountName,
            $"<wsse:Password Type=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText\">{text}</wsse:Password>"));
        byte[][] messages =
        [
            Encoding.UTF8.GetBytes(WithText(password)), Encoding.UTF8.GetBytes(WithText(Wrong)), new MessageDraft(rig).Bytes(),
            new MessageDraft(rig) { Token = MessageDraft.DigestToken(DevelopmentKit.AccountName, rig.Clock.Now, password: password) }.Bytes(),
            new MessageDraft(rig) { Token = MessageDraft.DigestToken(DevelopmentKit.AccountName, rig.Clock.Now, password: Wrong) }.Bytes(),
            new SamlDraft(rig).Message().Bytes(), new SamlDraft(rig) { Holder = rig.Other }.Message().Bytes(), Encoding.UTF8.GetBytes(WithText(password)[..^40]),
        ];
        var market = new MarketRig(gateway, settings);
        (string EsiId, string Meter) home = market.Home();
        string callback = $"<CallbackUri>{receiver.At("127.0.0.1").OriginalString}</CallbackUri>";
        string[] devices =
        [
            .. _codes.Select((code, i) => Provision(home, new Eui64(0x02DEAA0000000B01 + (ulong)i), code, callback)),
            Provision(home, new Eui64(0x02DEAA0000000B09), _codes[1][..^1] + "0", ""), Provision((home.EsiId, "no meter"), new Eui64(0x02DEAA0000000B0A), _codes[0], ""),
            Provision(home, new Eui64(0x02DEAA0000000B0B), _codes[0], "").Replace("</ProvisionDeviceBlock>", "", StringComparison.Ordinal),
        ];
        foreach (byte[] message in messages.Concat(devices.Select(Encoding.UTF8.GetBytes)))
        {
            said.Add((await gateway.PostAsync(message)).ToString());
        }

        await market.EventAsync(home, 60);
        market.Import(market.Exchange(home, gateway.Now.Plus(TimeSpan.FromHours(20))));
        XDocument query = await market.QueryAsync(home.EsiId);
        said.Add(query.ToString());
        Assert.True(query.Descendants("Device").Count() >= 2);
    }

    private static void AssertClean(List<SecretForms> secrets, IEnumerable<string> said, string directory)
    {
        int searched = 0;
        void Search(string place, string content)
        {
            searched++;
            string lower = content.ToLowerInvariant();
            foreach (SecretForms secret in secrets)
            {
                Assert.True(secret.FoundIn(content, lower) is null, $"{secret.Name} is in {place}");
            }
        }

        foreach (string text in said)
        {
            Search("what was said", text);
        }

        // The kit is where they come from; the key ring holds keys of its own, and none of these.
        string kit = Path.Combine(directory, DevelopmentKit.Folder);
        string[] files = [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Where(f => !f.StartsWith(kit, StringComparison.Ordinal))];
        Assert.Contains(files, f => f.Contains("gateway-", StringComparison.Ordinal));
        Assert.Contains(files, f => f.Contains("audit-", StringComparison.Ordinal));
        foreach (string file in files)
        {
            Search(Path.GetRelativePath(directory, file), Encoding.Latin1.GetString(File.ReadAllBytes(file)));
        }

        Assert.True(searched > 20);

        // What the search would find, it does find.
        string all = string.Join('\n', Directory.EnumerateFiles(kit).Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(f))));
        Assert.Contains(secrets, s => s.FoundIn(all, all.ToLowerInvariant()) is not null);
    }

    /// <summary>Every table as text, octets in hex.</summary>
    private static List<string> Dump(TestGateway gateway)
    {
        var dump = new List<string>();
        using DbConnection connection = gateway.Application.Store.Database.Open();
        bool isFile = connection is Microsoft.Data.Sqlite.SqliteConnection;
        foreach (string table in Read(connection, isFile
            ? "SELECT name FROM sqlite_master WHERE type='table' ORDER BY name"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema=current_schema() AND table_type='BASE TABLE' ORDER BY table_name"))
        {
            dump.Add(string.Join('\n', Read(connection, $"SELECT * FROM {table}")));
        }

        Assert.Contains(dump, d => d.Contains("02DEAA", StringComparison.Ordinal) || d.Length > 1000);
        return dump;
    }

    private static List<string> Read(DbConnection connection, string sql)
    {
        using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        using DbDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetValue(i) is byte[] octets
                ? Convert.ToHexStringLower(octets)
                : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    private static string Provision((string EsiId, string Meter) home, Eui64 mac, string code, string callback) => SoapMessages.Envelope(
        "<p:processProvisionDevice xmlns:p=\"http://schemas.esb.ams.com/smtxpprovisioning\"><SMTxPProvisionDeviceRequest>" + SoapMessages.Header(callback: callback)
        + $"<ESIID>{home.EsiId}</ESIID><MeterSerialNumber>{home.Meter}</MeterSerialNumber><ProvisionDeviceBlock><DeviceType>LCS</DeviceType>"
        + $"<DeviceMACAddr>{mac}</DeviceMACAddr><InstallationCode>{code}</InstallationCode></ProvisionDeviceBlock></SMTxPProvisionDeviceRequest></p:processProvisionDevice>");
}
