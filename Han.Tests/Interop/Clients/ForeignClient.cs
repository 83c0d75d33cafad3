using System.Diagnostics;
using Han.Tests.Soap;

namespace Han.Tests.Interop.Clients;

/// <summary>Runs a client that others wrote as a child process with a time-out. Where it is absent the test skips; under CI it fails.</summary>
internal static class ForeignClient
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(90);

    public static string ZeepScript => RepositoryFiles.Test("Interop", "Clients", "zeep_client.py");

    public static string NodeScript => RepositoryFiles.Test("Interop", "Clients", "node", "soap_client.js");

    public static string ZclScript => RepositoryFiles.Test("Interop", "Clients", "node", "zcl_frames.js");

    /// <summary>Installed beside the script by npm ci.</summary>
    public static bool NodeModulesArePresent => NodeModuleIsPresent("soap");

    /// <inheritdoc cref="NodeModulesArePresent"/>
    public static bool ZigbeeHerdsmanIsPresent => NodeModuleIsPresent("zigbee-herdsman");

    public static void Require(bool present, string what)
    {
        if (!present && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail($"{what} is absent, and CI must have it");
        }

        Skip.IfNot(present, $"{what} is absent");
    }

    public static async Task<bool> IsPresentAsync(string program, params string[] arguments)
    {
        try
        {
            return (await RunAsync(program, arguments)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(_timeout);
        Task<string> output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} took longer than {_timeout}");
        }
    }

    private static bool NodeModuleIsPresent(string name) =>
        File.Exists(RepositoryFiles.Test("Interop", "Clients", "node", "node_modules", name, "package.json"));
}
