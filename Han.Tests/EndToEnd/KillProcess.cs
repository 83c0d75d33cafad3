using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Han.Gateway.Hosting;
using Han.Gateway.Soap;

namespace Han.Tests.EndToEnd;

/// <summary>The gateway as a process of its own that ends by SIGKILL, sent to its own id.</summary>
internal sealed class KillProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly TaskCompletionSource _serves = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _said = new();

    private KillProcess(Process process, Uri url)
    {
        (_process, Url) = (process, url);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Url { get; }

    public bool HasExited => _process.HasExited;

    public static KillProcess Start(string directory, int speed)
    {
        string port = LoopbackPort.Free().ToString(CultureInfo.InvariantCulture);
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(
            host,
            [
                Path.Combine(AppContext.BaseDirectory, "Han.Gateway.dll"), "run", "--data", directory, "--urls", $"https://127.0.0.1:{port}",
                "--Gateway:Speed", speed.ToString(CultureInfo.InvariantCulture),
                .. KillTemplate.Settings(directory).SelectMany(s => new[] { "--" + s.Key, s.Value! }),
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // It lives for seconds: neither a profile of what it does often nor a heap for each processor would pay.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        return new KillProcess(Process.Start(start)!, new Uri(new Uri($"https://127.0.0.1:{port}"), SoapNames.Path));
    }

    /// <summary>Completes when it says that it serves; a process that ends or stays silent fails with what it said.</summary>
    public async Task ServesAsync()
    {
        using var patience = new CancellationTokenSource(_patience);
        Task end = _process.WaitForExitAsync(patience.Token);
        await Task.WhenAny(_serves.Task, end);
        if (!_serves.Task.IsCompleted)
        {
            throw new InvalidOperationException(
                $"The gateway {(_process.HasExited ? "ended" : "does not serve")}. It said: {string.Join(Environment.NewLine, _said)}");
        }
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _said.Enqueue(line);
        if (line == "Stop with Ctrl+C.")
        {
            _serves.TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
