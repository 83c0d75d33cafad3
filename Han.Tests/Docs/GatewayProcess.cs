using System.Diagnostics;
using System.Globalization;

namespace Han.Tests.Docs;

/// <summary>The built gateway as a child process, ended by its own id.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _error;

    private GatewayProcess(Process process, Task<string> error)
    {
        _process = process;
        _error = error;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string workingDirectory, params string[] words)
    {
        using Process process = Process.Start(Describe(workingDirectory, words))!;
        using var timeout = new CancellationTokenSource(_patience);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"'{string.Join(' ', words)}' took longer than {_patience}");
        }
    }

    /// <summary>Starts a command that serves, and waits until it says that it does.</summary>
    public static async Task<GatewayProcess> ServeAsync(string workingDirectory, params string[] words)
    {
        Process process = Process.Start(Describe(workingDirectory, words))!;
        var gateway = new GatewayProcess(process, process.StandardError.ReadToEndAsync());
        using var timeout = new CancellationTokenSource(_patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
            {
                if (line == "Stop with Ctrl+C.")
                {
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return gateway;
                }
            }
        }
        catch (OperationCanceledException)
        {
            await gateway.DisposeAsync();
            throw new TimeoutException($"'{string.Join(' ', words)}' did not serve within {_patience}");
        }

        string error = await gateway._error;
        await gateway.DisposeAsync();
        throw new InvalidOperationException($"'{string.Join(' ', words)}' ended: {error}");
    }

    /// <summary>Files and folders that Linux tells it of when they change.</summary>
    public int CountWatches() => Directory.GetFiles($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/fdinfo")
        .Sum(CountWatches);

    private static int CountWatches(string descriptor)
    {
        try
        {
            return File.ReadLines(descriptor).Count(l => l.StartsWith("inotify", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            // It was closed since.
            return 0;
        }
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public async Task<(int ExitCode, string Error)> TerminateAsync()
    {
        using var timeout = new CancellationTokenSource(_patience);
        using Process kill = Process.Start("/bin/sh", ["-c", "kill -TERM " + _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(timeout.Token);
        await _process.WaitForExitAsync(timeout.Token);
        return (_process.ExitCode, await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Describe(string workingDirectory, string[] words)
    {
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        return new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "Han.Gateway.dll"), .. words])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
    }
}
