using System.Diagnostics;

namespace Han.Tests.Interop;

/// <summary>tshark, editcap, mergecap and capinfos over files of their own folder.</summary>
internal sealed class CaptureTools : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("capture");

    /// <summary>Where tshark is, the others are. Skips the test where it is not, but never in CI.</summary>
    public CaptureTools()
    {
        Skip.If(!TsharkCapture.IsInstalled && Environment.GetEnvironmentVariable("CI") != "true", "tshark is not installed.");
        Assert.True(TsharkCapture.IsInstalled, "CI needs tshark.");
    }

    /// <summary>Writes a file and returns its path.</summary>
    public string Put(string name, ReadOnlySpan<byte> octets)
    {
        File.WriteAllBytes(PathOf(name), octets.ToArray());
        return PathOf(name);
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public byte[] Get(string name) => File.ReadAllBytes(PathOf(name));

    /// <summary>One row a packet, one column a field; a field that is not there is empty, and of one that is there twice the first counts.</summary>
    public string[][] Fields(string path, IEnumerable<string> options, params string[] fields)
    {
        IEnumerable<string> shown = fields.SelectMany(field => (string[])["-e", field]);
        string[] arguments = ["-r", path, .. options, "-T", "fields", "-E", "occurrence=f", "-E", "separator=|", .. shown];
        return [.. Run("tshark", arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|'))];
    }

    public static string Run(string tool, params string[] arguments)
    {
        ProcessStartInfo start = new(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TZ"] = "UTC";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{tool} failed: {errors.GetAwaiter().GetResult()}");
        return output;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
