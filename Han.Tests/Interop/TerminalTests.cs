using System.Diagnostics;

namespace Han.Tests.Interop;

/// <summary>A home on a terminal, which script(1) of util-linux plays.</summary>
[Trait("Category", "Interop")]
public sealed class TerminalTests
{
    private const string OtherScreen = "\e[?1049h", UsualScreen = "\e[?1049l";

    [SkippableFact]
    public async Task A_person_sees_a_table_types_at_a_prompt_and_has_the_screen_back()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "script of util-linux is not here.");
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(90));
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        string command = $"{host} {Path.Combine(AppContext.BaseDirectory, "DeviceEmulator.dll")} run --speed 60";
        using Process process = Process.Start(new ProcessStartInfo("/usr/bin/script", ["-qec", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            string screen = await ReadUntilAsync(process, "thermostat    Running", "", limit.Token);
            Assert.Contains(OtherScreen, screen, StringComparison.Ordinal);
            Assert.Contains("\n> ", screen, StringComparison.Ordinal);
            await TypeAsync(process, "price 0.1234 label=Peak", limit.Token);
            screen = await ReadUntilAsync(process, "thermostat    Running        0.1234", screen, limit.Token);
            await TypeAsync(process, "quit", limit.Token);
            screen = await ReadUntilAsync(process, UsualScreen, screen, limit.Token);

            // The table as it was stays on the usual screen.
            string rest = screen[screen.IndexOf(UsualScreen, StringComparison.Ordinal)..] + await process.StandardOutput.ReadToEndAsync(limit.Token);
            Assert.Contains("thermostat    Running        0.1234", rest, StringComparison.Ordinal);
            await process.WaitForExitAsync(limit.Token);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task TypeAsync(Process process, string line, CancellationToken limit)
    {
        await process.StandardInput.WriteAsync((line + "\r").AsMemory(), limit);
        await process.StandardInput.FlushAsync(limit);
    }

    private static async Task<string> ReadUntilAsync(Process process, string awaited, string seen, CancellationToken limit)
    {
        char[] buffer = new char[4096];
        while (!seen.Contains(awaited, StringComparison.Ordinal))
        {
            int read = await process.StandardOutput.ReadAsync(buffer, limit);
            Assert.True(read > 0, $"No {awaited} in: {seen}");
            seen += new string(buffer, 0, read);
        }

        return seen;
    }
}
