using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Han.Gateway.Hosting;
using Han.Tests.Interop.Clients;
using Npgsql;

namespace Han.Tests.Interop;

/// <summary>A PostgreSQL server of the tests' own, from Debian's packages: a fresh cluster on a loopback port, ended by its own process id.</summary>
public sealed class PostgresServer : IAsyncLifetime, IDisposable
{
    public const string Collection = "PostgreSQL";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("han-postgres-").FullName;
    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(12));
    private readonly int _port = LoopbackPort.Free();
    private string? _programs;
    private Process? _server;

    /// <summary>Skips the test where no server is installed; fails it there under CI.</summary>
    public string ConnectionString
    {
        get
        {
            ForeignClient.Require(_programs is not null, "postgresql");
            return string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database=postgres;Username=han;Password={_password}");
        }
    }

    public static string NewSchema() => "t" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    public async Task InitializeAsync()
    {
        _programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        if (_programs is null)
        {
            return;
        }

        string passwordFile = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwordFile, _password);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "-R", "postgres", _folder);
        }

        (string program, string[] words) = AsUser(
            "initdb", "-D", Data, "-U", "han", "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8", "--locale=C", "--no-sync");
        await RunAsync(program, words);
        await StartAsync();
    }

    public async Task StartAsync()
    {
        (string program, string[] words) = AsUser(
            "postgres", "-D", Data, "-k", _folder, "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture));
        _server = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true, UseShellExecute = false })!;
        _ = _server.StandardError.ReadToEndAsync();
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (watch.Elapsed < _patience && !_server.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    /// <summary>Ends every session at once, as a power cut would.</summary>
    public async Task StopAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            NpgsqlConnection.ClearAllPools();
            await RunAsync("/bin/sh", "-c", "kill -QUIT " + server.Id.ToString(CultureInfo.InvariantCulture));
            using var timeout = new CancellationTokenSource(_patience);
            await server.WaitForExitAsync(timeout.Token);
            server.Dispose();
        }
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _server?.Dispose();

    private string Data => Path.Combine(_folder, "data");

    /// <summary>The server refuses to run as root.</summary>
    private (string Program, string[] Words) AsUser(string program, params string[] words)
    {
        string path = Path.Combine(_programs!, program);
        return Environment.IsPrivilegedProcess
            ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. words])
            : (path, words);
    }

    private static async Task RunAsync(string program, params string[] words)
    {
        (int exitCode, string output, string error) = await ForeignClient.RunAsync(program, words);
        Assert.True(exitCode == 0, output + error);
    }
}
